(define-module (plain late) #:autoload (plain needs) (n) #:use-module (plain needs) #:use-module (plain broken-lib))
(define a (list n l2))
