;;; A backend that asks another one only once for each page.
(define-module (quire store cache)
  #:use-module (quire store backend)
  #:use-module (quire util log)
  #:export (cached-backend))

(define (cached-backend backend)
  (let ((texts (make-hash-table)))
    (define (text name)
      (let ((known (hash-get-handle texts name)))
        (cond (known (cdr known))
              (else
               (log-line "not cached: ~A" name)
               (hash-set! texts name (backend-text backend name))))))
    (make-backend (lambda () (backend-names backend)) text)))
