;;; Strings, as far as (srfi srfi-13) does not have it.
(define-module (quire util strings)
  #:export (blank? split-once without-prefix split-and-trim))

(define (blank? string)
  (string-null? (string-trim-both string)))

(define (split-once string char)
  "Return what stands before and after the first CHAR, trimmed, or #f if there is none."
  (let ((at (string-index string char)))
    (and at
         (cons (string-trim-both (substring string 0 at))
               (string-trim-both (substring string (+ at 1)))))))

(define (without-prefix prefix string)
  "Return STRING less PREFIX, or #f if it does not start with it."
  (and (string-prefix? prefix string)
       (substring string (string-length prefix))))

(define (split-and-trim string char)
  (map string-trim-both (string-split string char)))
