;;; A feed of pages for other programs.
(define-module (quire render feed)
  #:use-module (quire config)
  #:use-module (quire data page)
  #:use-module (quire data site)
  #:use-module (quire render template)
  #:use-module (quire util lists)
  #:export (render-feed))

(define (entry page)
  `(entry (title ,(page-title page))
          (id ,(page-address (page-name page)))))

(define (render-feed site)
  `(feed (title ,(site-title))
         ,@(map entry (at-most (feed-length) (site-pages site)))))
