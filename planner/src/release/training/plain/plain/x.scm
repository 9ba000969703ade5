(define-module (plain x) #:export (never y) #:use-module (plain y))
(define y 1)
(define (z) (use-modules (plain y)) (in-y y))
