;;; The frame around every page, and a form to write such frames with.
(define-module (quire render template)
  #:use-module (quire config)
  #:export (define-template page-frame page-address))

;; A procedure of keyword arguments that returns a tree.
(define-syntax-rule (define-template (name field ...) tree)
  (define* (name #:key field ...)
    tree))

(define (page-address name)
  (string-append (url-base) name ".html"))

(define-template (page-frame title content)
  `(html
    (head (meta (@ (charset "utf-8")))
          (title ,(string-append title " - " (site-title))))
    (body (h1 ,title)
          ,@content)))
