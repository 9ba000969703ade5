(define-module (ref again)
  #:use-module (ref base)
  #:re-export (twice plus)
  #:export (shadow))

(define (shadow limit) limit)
