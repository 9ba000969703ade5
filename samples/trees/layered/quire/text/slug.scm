;;; Names that may stand in an address.
(define-module (quire text slug)
  #:use-module (quire util syntax)
  #:export (slug))

(define (plain char)
  (if (or (char-alphabetic? char) (char-numeric? char))
      char
      #\space))

(define (slug title)
  "Return TITLE in lower case, with one hyphen for whatever is neither letter nor digit."
  (~> title
      string-downcase
      (string-map* plain)
      string-tokenize
      (string-join "-")))

;; string-map with the string first, as ~> wants it.
(define (string-map* string proc)
  (string-map proc string))
