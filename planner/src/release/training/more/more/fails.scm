(define-module (more fails) #:use-module (more nowhere) #:use-module ((more d) #:select (d1 missing)) #:use-module (more e) #:export (f1 f2) #:re-export (d9))
(define f1 (d1 1)) (define f2 e1)
