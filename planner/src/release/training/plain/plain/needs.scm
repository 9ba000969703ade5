(define-module (plain needs) #:use-module (plain x) #:export (n) #:autoload (plain broken-lib) (l1))
(define n (list y l1))
