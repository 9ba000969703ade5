;;; Small control forms that the rest is written with.
(define-module (quire util syntax)
  #:export (if-let ~>))

;; Binds NAME to a value and takes the first branch unless it is false.
(define-syntax-rule (if-let (name value) then else)
  (let ((name value))
    (if name then else)))

;; (~> x (f 1) g) is (g (f x 1)).
(define-syntax ~>
  (syntax-rules ()
    ((_ x) x)
    ((_ x (f arg ...) rest ...) (~> (f x arg ...) rest ...))
    ((_ x f rest ...) (~> (f x) rest ...))))
