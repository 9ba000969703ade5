

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
  (compile '(lambda (x) (+ x 1)) #:from 'scheme #:to 'bytecode)
  ;; `dynamic-link' of Guile 3.0 loads it when it is called.
  (unless (old-guile?)
    (resolve-interface '(system foreign-library))))

(define (registered name)
  "Return the module NAME if this process knows it, or #f."
  (resolve-module name #f #:ensure #f))

(define (module-bindings module)
  "Return the variables that MODULE defines and their values: (NAME VARIABLE VALUE), or (NAME VARIABLE) for
one without a value."
  (hash-map->list (lambda (name variable)
                    (cons* name variable
                           (if (variable-bound? variable) (list (variable-ref variable)) '())))
                  (module-obarray module)))

(define (set-module-bindings! module bindings)
  "Let MODULE define what it did when BINDINGS were taken."
  (hash-clear! (module-obarray module))
  (for-each (match-lambda
              ((name variable . value)
               (hashq-set! (module-obarray module) name variable)
               (match value
                 ((value) (variable-set! variable value))
                 (() (variable-unset! variable)))))
            bindings))

(define (call-with-fresh-state name thunk)
  "Call THUNK, which compiles module NAME, so that it gives what a fresh process gives, although the module
may be loaded already.  The counter of generated names starts again.  And a second `define-module' would
add selected, renamed and autoloaded interfaces a second time; a name that two of them have is ambiguous
to the compiler, which then leaves it unresolved.  So the list of imports starts anew: not before the
form is evaluated, because the compiler may be using the module itself, (srfi srfi-9) say.  What the
expansion defines in the loaded module, macros and what `eval-when' evaluates, is undone: which modules
have been compiled before in this process must not show in the others."
  (define module (registered name))
  (define uses (and module (module-uses module)))
  (define (set-uses! uses)
    (set-module-uses! module uses)
    (hash-clear! (module-import-obarray module)))
  (define bindings (and module (module-bindings module)))
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
          (set-uses! uses)
          (set-module-bindings! module bindings)))
      (thunk)))

;; What a macro's template brings along differs with how the macro was loaded: Guile keeps positions of
;; symbols in a compiled file, none if it evaluates the source.  So only positions in the module's own files
;; count for the code, its line table, and for macros that put positions into the code.
(define (call-with-own-positions files thunk)
  "Call THUNK, which compiles a module whose sources are FILES, as positions name them."
  (define (own? source)
    (match source
      (#((? string? file) _ ...) (member file files))
      ((? pair?) (member (assq-ref source 'filename) files))
      (_ #f)))
  ;; What is loaded meanwhile, lazily, looks for the files that it includes beside itself.
  (define (own-only position)
    (lambda (syntax)
      (let ((source (position syntax)))
        (and (or (own? source) (current-load-port)) source))))
  (define (own-only-emitter emit)
    (lambda (assembler source)
      (when (own? source)
        (emit assembler source))))
  ;; Guile also keeps positions with the code that other modules may inline.
  (define (forget-foreign! tree)
    (unless (own? (tree-il-src tree))
      (struct-set! tree 0 #f))
    tree)
  (define (own-only-expander expand)
    (lambda* (form #:optional (mode 'e) (situations '(eval)))
      (let ((tree (expand form mode situations)))
        (if (eq? 'c mode)
            (post-order forget-foreign! tree)
            tree))))
  ;; Variables and what they hold meanwhile.
  (define replaced
    (map (match-lambda
           ((module name replace)
            (let ((variable (module-variable (resolve-module module) name)))
              (cons variable (replace (variable-ref variable))))))
         `(((system vm assembler) emit-source ,own-only-emitter)
           ((guile) syntax-source ,own-only)
           ((guile) macroexpand ,own-only-expander))))
  (define (swap!)
    (set! replaced
          (map (match-lambda
                 ((variable . value)
                  (let ((old (variable-ref variable)))
                    (variable-set! variable value)
                    (cons variable old))))
               replaced)))
  (dynamic-wind swap! thunk swap!))

(define (without-keyword keyword arguments)
  (match arguments
    (() '())
    ((key value rest ...)
     (if (eq? key keyword)
         (without-keyword keyword rest)
         (cons* key value (without-keyword keyword rest))))))

(define (hide-inlinable-exports! tree)
  "Switch inlining off across modules of the build: only those loaded from compiled files offer it, and
which ones are differs from plan to plan.  The environment variable MODPLAN_INLINING, `on', keeps it."
  (define (hide! name)
    (let ((module (registered name)))
      (when (and module (module-public-interface module))
        (set-module-inlinable-exports! (module-public-interface module) #f))))
  (unless (or (old-guile?) (equal? "on" (getenv "MODPLAN_INLINING")))
    (let ((original (module-ref the-root-module 'define-module*)))
      (hash-for-each (lambda (name _) (hide! name)) (tree-by-name tree))
      (module-set! the-root-module 'define-module*
                   (lambda (name . arguments) ;what is loaded from now on
                     (apply original name
                            (if (hash-ref (tree-by-name tree) name)
                                (without-keyword #:inlinable-exports arguments)
                                arguments)))))))

;; What macros of other modules have put into the code has no position, and a process compiles many modules.
(define (call-with-named-warnings path thunk)
  "Call THUNK, which compiles the file PATH; warnings that do not know where they belong say PATH."
  (define place "<unknown-location>")
  (define port (open-output-string))
  (define told 0)
  (define (tell)
    (let* ((text (get-output-string port))
           (new (substring text told)))
      (set! told (string-length text))
      (let loop ((from 0))
        (match (string-contains new place from)
          (#f (display (substring new from) (current-error-port)))
          (at (display (substring new from at) (current-error-port))
              (display path (current-error-port))
              (loop (+ at (string-length place))))))))
  (dynamic-wind
    (const #t)
    (lambda ()
      (parameterize ((current-warning-port port))
        (thunk)))
    tell))

(define (compile-unit! tree index temporary target time triplet)
  "Compile a unit into the file TEMPORARY, and rename that to TARGET."
  (define unit (tree-unit tree index))
  (define (compile-it)
    (apply compile-file (unit-source tree index)
           #:output-file temporary
           #:from 'scheme
           (compiler-arguments (unit-level unit) (unit-options unit)
                               (plan-warnings (tree-plan tree)))))
  (define (compile-with-named-warnings)
    (call-with-named-warnings (unit-path unit) compile-it))
  (define (compile-for-target)
    (if triplet
        (with-target triplet compile-with-named-warnings)
        (compile-with-named-warnings)))
  (define (compile-with-own-positions)
    (call-with-own-positions (cons (unit-path unit) (unit-includes unit)) compile-for-target))
  (mkdir-p (dirname temporary))
  (call-with-fresh-state (unit-name unit)
                         (lambda () (call-with-own-constants compile-with-own-positions)))
  (set-file-time! temporary time)
  (mkdir-p (dirname target))
  (rename-file temporary target))
