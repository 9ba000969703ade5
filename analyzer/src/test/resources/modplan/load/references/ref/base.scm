(define-module (ref base)
  #:use-module (srfi srfi-9)
  #:use-module (system syntax)
  #:export (limit twice call-later plus <point> make-point point-x with-limit (inner . outer)
            define-doubled parameter in-scope tag late later
            monad chain then within)
  #:export-syntax (unless-zero))

(define limit 10)
(define inner 7)
(define (twice x) (* 2 x))
(define (call-later thunk) (lambda () (thunk)))
(define hidden 3)
(define parameter (make-parameter 1))
(define tag 'tag)
(define late 8)
(define later 9)
(define-syntax-rule (plus x) (+ x hidden))
(define-syntax-rule (unless-zero x body) (if (zero? x) 0 body))
(define-syntax-rule (define-doubled name value) (define name (twice value)))
(define-syntax in-scope (identifier-syntax (+ limit hidden)))
(define-syntax with-limit
  (lambda (form)
    (syntax-case form ()
      ((_ body ...) #'(let ((limited limit)) body ...)))))
(define-record-type <point>
  (make-point x)
  point?
  (x point-x))

;; As Guix writes its monads: what a macro stands for decides about another one.
(define (chain a b) (list a b))
(define slow-chain list)
(define-syntax monad
  (lambda (form)
    (syntax-case form (%chain)
      ((_ %chain) #'chain)
      (_ #'list))))
(define-syntax-parameter then
  (lambda (form) (syntax-violation 'then "used outside" form)))
(define-syntax within
  (lambda (form)
    (syntax-case form ()
      ((_ one body)
       (eq? 'macro (syntax-local-binding #'one))
       #'(syntax-parameterize ((then (lambda (use)
                                       (syntax-case use () ((_ a b) #'((one %chain) a b))))))
           body))
      ((_ one body)
       #'(syntax-parameterize ((then (lambda (use)
                                       (syntax-case use () ((_ a b) #'(slow-chain a b))))))
           body)))))
