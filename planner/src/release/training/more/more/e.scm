(define-module (more e) #:use-module (more fails) #:use-module ((more d) #:select (d9 d8)) #:autoload (more fails) (f1) #:re-export (f1) #:export (e1))
(define e1 f2)
(define e2 (f1 d9))
