(define-module (more c) #:export (c1 c2 c3) #:use-module (more d) #:use-module (ice-9 match))
(define c1 (d1 1)) (define (c2 x) x)
(define-deprecated (c3 x) c2)
(export-all c1)
