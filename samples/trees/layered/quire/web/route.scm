;;; A form for tables of addresses.
(define-module (quire web route)
  #:use-module (ice-9 match)
  #:export (define-routes path-parts))

(define (path-parts path)
  (string-tokenize path (char-set-complement (char-set #\/))))

;; A procedure of a path and some arguments; each clause has a pattern for the parts of the path.
(define-syntax-rule (define-routes (name argument ...) (pattern body ...) ...)
  (define (name path argument ...)
    (match (path-parts path)
      (pattern body ...) ...)))
