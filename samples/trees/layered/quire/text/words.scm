;;; The words of a text, for the search.
(define-module (quire text words)
  #:use-module (srfi srfi-1)
  #:use-module (quire util syntax)
  #:export (words))

(define %too-short 2)

(define (long-enough? word)
  (> (string-length word) %too-short))

(define (words text)
  "Return each word of more than two letters once, in lower case."
  (~> text
      string-downcase
      (string-tokenize char-set:letter+digit)
      delete-duplicates
      ((lambda (all) (filter long-enough? all)))))
