;;; What a site may set for itself.
(define-module (quire config)
  #:export (site-title page-suffix url-base feed-length))

(define site-title (make-parameter "Quire"))

;; Files of other kinds are left alone.
(define page-suffix (make-parameter ".page"))

;; Ends with a slash.
(define url-base (make-parameter "/"))

;; How many pages the feed names.
(define feed-length (make-parameter 10))
