;;; Pages by tag.
(define-module (quire index tags)
  #:use-module (quire data multimap)
  #:use-module (quire data page)
  #:use-module (quire data site)
  #:export (tag-index))

(define (tag-index site)
  "Return a multimap from tags to pages."
  (let ((index (make-multimap)))
    (for-each (lambda (page)
                (for-each (lambda (tag) (multimap-add! index tag page))
                          (page-tags page)))
              (site-pages site))
    index))
