;;; Arguments checked where they come in.
(define-module (quire util check)
  #:export (define-checked check-failed))

(define (check-failed procedure argument value)
  (scm-error 'wrong-type-arg (symbol->string procedure)
             "~A is not what was expected: ~S" (list argument value) #f))

;; A procedure whose arguments are written with their predicates: ((page? page) (string? name)).
(define-syntax-rule (define-checked (name (predicate argument) ...) body ...)
  (define (name argument ...)
    (unless (predicate argument)
      (check-failed 'name 'argument argument))
    ...
    body ...))
