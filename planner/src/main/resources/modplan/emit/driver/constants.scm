

;;;; Constants that look the same wherever they come from.

;; Guile keeps equal constants of a file once, and the same goes for equal expressions.  It finds them by
;; `hash', which differs between a vector that may be changed and an equal one that may not: what was read
;; or made in this process may, what came out of a compiled file may not.  The macros of a module bring
;; vectors along, in the wraps of their templates if nowhere else, so that which constants become one would
;; depend on whether the macros were loaded from a compiled file or from source.  Nor do syntax objects
;; keep positions, which Guile gives to templates in compiled files only.

(define (make-constant-copier)
  "Return a procedure that returns an object equal to a constant, of which everything may be changed."
  (define copies (make-hash-table))
  (define (copy-array array)
    (let ((new (apply make-typed-array (array-type array) *unspecified* (array-dimensions array))))
      (if (eq? #t (array-type array))
          (array-map! new copy array)
          (array-copy! array new))
      new))
  (define (make-copy object)
    (cond ((pair? object) (cons (copy (car object)) (copy (cdr object))))
          ((syntax? object)
           (make-syntax (copy (syntax-expression object)) (copy (syntax-wrap object))
                        (copy (syntax-module object))))
          ;; Those made in other ways have random bits behind the last one, which go into the file, too.
          ((bitvector? object) (list->bitvector (bitvector->list object)))
          (else (copy-array object))))
  (define (copy object)
    (if (or (pair? object) (syntax? object) (and (array? object) (not (string? object))))
        (or (hashq-ref copies object)
            (let ((new (make-copy object)))
              (hashq-set! copies object new)
              new))
        object))
  copy)

(define (call-with-own-constants thunk)
  "Call THUNK, which compiles a module, so that it sees only copies of constants."
  (define copy (make-constant-copier))
  (define expand macroexpand)
  (define (copy-constant tree)
    (if (const? tree)
        (make-const (const-src tree) (copy (const-exp tree)))
        tree))
  (define* (expand-with-copies form #:optional (mode 'e) (situations '(eval)))
    (let ((tree (expand form mode situations)))
      ;; The other mode is evaluation.
      (if (eq? 'c mode)
          (post-order copy-constant tree)
          tree)))
  (define (set-expander! expander)
    (module-set! the-root-module 'macroexpand expander))
  (dynamic-wind
    (lambda () (set-expander! expand-with-copies))
    thunk
    (lambda () (set-expander! expand))))
