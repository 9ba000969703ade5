

;;;; Compiling one module so that its file depends on nothing but sources and options.

(define (old-guile?)
  (string-prefix? "2." (effective-version)))

(define (all-off)
  "Return the keyword arguments that switch off every optimization of Guile 2.2, which has no levels."
  (define (off module options)
    (let loop ((options ((module-ref (resolve-interface module) options))))
      (match options
        (() '())
        ((keyword _ rest ...) (cons* keyword #f (loop rest))))))
  (append (off '(language tree-il optimize) 'tree-il-default-optimization-options)
          (off '(language cps optimize) 'cps-default-optimization-options)))

(define (compiler-arguments level options warnings)
  "Return keyword arguments for compile-file."
  (define warned
    (if (null? warnings) '() (list #:warnings warnings)))
  (if (old-guile?)
      (list #:opts (append warned (if (zero? level) (all-off) '())))
      (list #:optimization-level level
            #:warning-level (if (null? warnings) 1 0)
            #:opts (append warned options))))

(define (load-compiler!)
  "Load all that compiling needs.  It must happen before the load path changes: who compiles Guile's
own modules wants them compiled by this Guile, not by their sources."
  (compile '(lambda (x) (+ x 1)) #:from 'scheme #:to 'bytecode))

(define (registered name)
  "Return the module NAME if this process knows it, or #f."
  (resolve-module name #f #:ensure #f))

(define (call-with-fresh-state name thunk)
  "Call THUNK, which compiles module NAME, so that it gives what a fresh process gives, although the module
may be loaded already.  The counter of generated names starts again.  And a second `define-module' would
add selected, renamed and autoloaded interfaces a second time; a name that two of them have is ambiguous
to the compiler, which then leaves it unresolved.  So the list of imports starts anew: not before the
form is evaluated, because the compiler may be using the module itself, (srfi srfi-9) say."
  (define module (registered name))
  (define uses (and module (module-uses module)))
  (define (set-uses! uses)
    (set-module-uses! module uses)
    (hash-clear! (module-import-obarray module)))
  (define original (module-ref the-root-module 'define-module*))
  (define (define-module-anew* defined . arguments)
    (when (equal? defined name)
      (set-uses! '()))
    (apply original defined arguments))
  (if module
      (dynamic-wind
        (lambda ()
          (when (defined? 'set-module-next-unique-id!)
            (set-module-next-unique-id! module 0))
          (module-set! the-root-module 'define-module* define-module-anew*))
        thunk
        (lambda ()
          (module-set! the-root-module 'define-module* original)
          (set-uses! uses)))
      (thunk)))

(define (hide-inlinable-exports! tree)
  "Switch inlining off across modules of the build: only those loaded from compiled files offer it, and
which ones are differs from plan to plan.  The environment variable MODPLAN_INLINING, `on', keeps it."
  (when (and (defined? 'set-module-inlinable-exports!)
             (not (equal? "on" (getenv "MODPLAN_INLINING"))))
    (hash-for-each (lambda (name _)
                     (let ((module (registered name)))
                       (when (and module (module-public-interface module))
                         (set-module-inlinable-exports! (module-public-interface module) #f))))
                   (tree-by-name tree))))

(define (compile-unit! tree index temporary target time triplet)
  "Compile a unit into the file TEMPORARY, and rename that to TARGET."
  (define unit (tree-unit tree index))
  (define (compile-it)
    (apply compile-file (unit-source tree index)
           #:output-file temporary
           #:from 'scheme
           (compiler-arguments (unit-level unit) (unit-options unit)
                               (plan-warnings (tree-plan tree)))))
  (define (compile-for-target)
    (if triplet
        (with-target triplet compile-it)
        (compile-it)))
  (hide-inlinable-exports! tree)
  (mkdir-p (dirname temporary))
  (call-with-fresh-state (unit-name unit) compile-for-target)
  (set-file-time! temporary time)
  (mkdir-p (dirname target))
  (rename-file temporary target))
