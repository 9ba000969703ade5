;;; Who links to whom.
(define-module (quire index links)
  #:use-module (srfi srfi-1)
  #:use-module (quire data link)
  #:use-module (quire data multimap)
  #:use-module (quire data page)
  #:use-module (quire data site)
  #:use-module (quire data tree)
  #:export (page-links backlinks dead-links))

(define (page-links page)
  "Return the links of PAGE in the order of its text."
  (reverse
   (tree-fold (lambda (tree links)
                (if (and (pair? tree) (tree-attribute tree 'page))
                    (cons (make-link (page-name page) (tree-attribute tree 'page)) links)
                    links))
              '()
              (page-body page))))

(define (all-links site)
  (append-map page-links (site-pages site)))

(define (backlinks site)
  "Return a multimap from the name of a page to the names of those that link to it."
  (let ((map (make-multimap)))
    (for-each (lambda (link) (multimap-add! map (link-to link) (link-from link)))
              (all-links site))
    map))

(define (dead-links site)
  (remove (lambda (link) (site-page site (link-to link)))
          (all-links site)))
