;;; Addresses, written out or by the name that the address book has for them.
(define-module (mail address)
  #:autoload (mail book) (lookup)
  #:export (parse-address resolve-address))

;; Expanding this procedure meets `lookup', which loads (mail book) now, before parse-address exists.
(define (resolve-address text)
  (or (lookup text)
      (parse-address text)))

(define (parse-address text)
  (string-split text #\@))
