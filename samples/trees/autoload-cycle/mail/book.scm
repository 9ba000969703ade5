;;; The address book.
(define-module (mail book)
  #:use-module (mail address)
  #:export (lookup))

;; A strict reference: parse-address is called while this module loads.
(define %book
  `(("office" . ,(parse-address "office@example.org"))
    ("home" . ,(parse-address "home@example.org"))))

(define (lookup name)
  (assoc-ref %book name))
