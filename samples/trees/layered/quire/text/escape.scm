;;; Text that HTML takes for text.
(define-module (quire text escape)
  #:export (escape-text escape-attribute))

(define (escape-char char)
  (case char
    ((#\<) "&lt;")
    ((#\>) "&gt;")
    ((#\&) "&amp;")
    ((#\") "&quot;")
    (else (string char))))

(define (escape-attribute text)
  (string-concatenate (map escape-char (string->list text))))

(define (escape-text text)
  ;; The common case copies nothing.
  (if (string-index text (char-set #\< #\> #\& #\"))
      (escape-attribute text)
      text))
