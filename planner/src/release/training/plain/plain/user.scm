(define-module (plain user) #:use-module (plain macros) #:export (u v))
(define u (shaped (1 2)))
(define v (list (shaped "text") (shaped ((a 1) (b 2))) (shaped #t) (chosen a u) (chosen b u)))
(define w (plain-helper u))
