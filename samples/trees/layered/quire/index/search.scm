;;; Pages by word.
(define-module (quire index search)
  #:use-module (srfi srfi-1)
  #:use-module (quire data multimap)
  #:use-module (quire data page)
  #:use-module (quire data site)
  #:use-module (quire data tree)
  #:use-module (quire text words)
  #:export (word-index search))

(define (page-words page)
  (words (string-append (page-title page) " " (tree-text (page-body page)))))

(define (word-index site)
  "Return a multimap from words to pages."
  (let ((index (make-multimap)))
    (for-each (lambda (page)
                (for-each (lambda (word) (multimap-add! index word page))
                          (page-words page)))
              (site-pages site))
    index))

(define (search index query)
  "Return the pages that have every word of QUERY."
  (let ((found (map (lambda (word) (multimap-ref index word)) (words query))))
    (if (null? found)
        '()
        (apply lset-intersection eq? found))))
