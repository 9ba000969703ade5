(define-module (guix records)
  #:use-module (srfi srfi-1)
  #:use-module (ice-9 match)
  #:export (define-record-type*))
(define-syntax define-record-type*
  (lambda (s)
    (syntax-case s ()
      ((_ type syntactic-ctor ctor pred (field get properties ...) ...)
       #'(begin
           (define-record-type type (ctor field ...) pred (field get) ...)
           (define-syntax syntactic-ctor
             (syntax-rules () ((_ (name value) (... ...)) (ctor value (... ...))))))))))
