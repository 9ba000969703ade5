(use-modules (more nowhere-inner) (more c))
(define inner (c2 b1))
