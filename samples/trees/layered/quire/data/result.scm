;;; The outcome of something that may fail, with the reason in words.
(define-module (quire data result)
  #:use-module (srfi srfi-9)
  #:export (succeed fail succeeded? result-value let-result))

(define-record-type <result>
  (make-result ok? value)
  result?
  (ok? result-ok?)
  (value result-value))

(define (succeed value)
  (make-result #t value))

(define (fail reason)
  (make-result #f reason))

(define (succeeded? result)
  (and (result? result) (result-ok? result)))

;; Goes on with the value, or passes the failure through.
(define-syntax-rule (let-result ((name expression)) body ...)
  (let ((result expression))
    (if (succeeded? result)
        (let ((name (result-value result))) body ...)
        result)))
