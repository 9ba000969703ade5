;;; A site: pages by name.
(define-module (quire data site)
  #:use-module (srfi srfi-9)
  #:use-module (quire data page)
  #:use-module (quire util lists)
  #:export (make-site site? site-pages site-page site-size))

(define-record-type <site>
  (%make-site table)
  site?
  (table site-table))

(define (make-site pages)
  "Of pages with the same name the last one stays."
  (let ((table (make-hash-table)))
    (for-each (lambda (page) (hash-set! table (page-name page) page)) pages)
    (%make-site table)))

(define (site-pages site)
  "Return the pages in the order of their names."
  (sort-on page-name (hash-map->list (lambda (name page) page) (site-table site))))

(define (site-page site name)
  (hash-ref (site-table site) name))

(define (site-size site)
  (hash-count (const #t) (site-table site)))
