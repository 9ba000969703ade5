(define-module (plain broken-lib) #:use-module (plain needs) #:use-module (plain gone) #:export (l1 l2))
(define l1 1) (define l2 2)
