;;; A log on standard error.
(define-module (quire util log)
  #:export (verbose? log-line write-log-line))

(define verbose? (make-parameter #f))

(define (write-log-line template arguments)
  (let ((port (current-error-port)))
    (display "quire: " port)
    (apply simple-format port template arguments)
    (newline port)))

;; A macro, so that arguments cost nothing unless the line is wanted.
(define-syntax-rule (log-line template argument ...)
  (when (verbose?)
    (write-log-line template (list argument ...))))
