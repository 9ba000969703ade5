;;; What is shown at which address.
(define-module (quire web pages)
  #:use-module (ice-9 match)
  #:use-module (quire data multimap)
  #:use-module (quire data site)
  #:use-module (quire index links)
  #:use-module (quire index search)
  #:use-module (quire index tags)
  #:use-module (quire render listing)
  #:use-module (quire render page)
  #:use-module (quire render template)
  #:use-module (quire web response)
  #:use-module (quire web route)
  #:export (answer))

(define (show-page site name)
  (let ((page (site-page site name)))
    (if page
        (html-response (render-page page (multimap-ref (backlinks site) name)))
        (not-found (string-append "page " name)))))

(define (show-search site query)
  (html-response
   (page-frame #:title (string-append "Search: " query)
               #:content (list (page-list (search (word-index site) query))))))

(define-routes (answer site)
  (() (html-response (render-index site)))
  (("tags") (html-response (render-tags (tag-index site))))
  (("search" query) (show-search site query))
  ((name) (show-page site (if (string-suffix? ".html" name)
                              (string-drop-right name 5)
                              name)))
  (_ (not-found "such address")))
