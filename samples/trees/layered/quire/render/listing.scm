;;; Lists of pages.
(define-module (quire render listing)
  #:use-module (quire data multimap)
  #:use-module (quire data site)
  #:use-module (quire render page)
  #:use-module (quire render template)
  #:export (page-list render-index render-tags))

(define (page-list pages)
  `(ul ,@(map (lambda (page) `(li ,(page-anchor page))) pages)))

(define-template (section heading pages)
  `((h2 ,heading) ,(page-list pages)))

(define (render-index site)
  (page-frame #:title "All pages"
              #:content (list (page-list (site-pages site)))))

(define (render-tags index)
  (page-frame #:title "Tags"
              #:content (apply append
                               (map (lambda (tag)
                                      (section #:heading tag
                                               #:pages (multimap-ref index tag)))
                                    (multimap-keys index)))))
