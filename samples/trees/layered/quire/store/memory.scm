;;; Pages that live in the program.
(define-module (quire store memory)
  #:use-module (quire store backend)
  #:export (memory-backend))

(define (memory-backend texts)
  "Make a backend of an association list from names to texts."
  (make-backend (lambda () (map car texts))
                (lambda (name) (assoc-ref texts name))))
