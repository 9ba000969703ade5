(define part (let-values (((x y) (values 1 2))) (+ x y)))
