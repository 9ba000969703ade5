;;; Tells what Guile's own expander makes of modules: which bindings of other modules each of them
;;; uses, and when.
;;;
;;;   guile --no-auto-compile -L TREE references.scm OUTPUT "(a b)" "(c d)" ...
;;;
;;; The modules are loaded first, in this process, so this runs the code of the tree.  Then every
;;; top-level form of each is expanded once more in its module.  OUTPUT gets lines of fields that
;;; tabs separate, sorted:
;;;
;;;   MODULE  CONTEXT  TARGET  NAME
;;;
;;; MODULE uses the binding NAME of the module TARGET that owns it, whoever re-exports it.  CONTEXT:
;;;
;;;   strict      evaluated while MODULE is being loaded
;;;   passed:P    in a lambda that is an argument of a strict call of P
;;;   local       in a lambda bound to a local variable of strict code
;;;   delayed     in any other lambda
;;;   expansion   in the transformer of a macro
;;;   macro       expanded as a macro, anywhere
;;;
;;; A form that does not expand gives "MODULE failed - MESSAGE".

(define-module (references)
  #:use-module (ice-9 match)
  #:use-module (language tree-il)
  #:use-module (srfi srfi-1)
  #:export (write-references))

;;; Which module owns a variable.

(define (all-modules)
  "Return the modules of this process that have names of their own."
  (define seen (make-hash-table))
  (let walk ((module (resolve-module '() #f)) (found '()))
    (if (hashq-ref seen module)
        found
        (begin
          (hashq-set! seen module #t)
          (hash-fold (lambda (_ inner found) (walk inner found))
                     (cons module found)
                     (module-submodules module))))))

(define (variable-owners modules)
  "Return a table from variables to (MODULE . NAME), and the same variables twice as #f."
  (define owners (make-hash-table 100000))
  (for-each
   (lambda (module)
     (hash-for-each
      (lambda (name variable)
        (unless (hashq-ref owners variable)
          (hashq-set! owners variable (cons (module-name module) name))))
      (module-obarray module)))
   modules)
  owners)

(define owners (make-hash-table))

;;; What was found: a set of lines.

(define found (make-hash-table))
(define current #f)

(define (note! context target name)
  (unless (equal? target current)
    (hash-set! found (list current context target name) #t)))

(define (line found)
  (match found
    ((module "failed" message) (format #f "~s\tfailed\t-\t~s" module message))
    ((module context target name) (format #f "~s\t~a\t~s\t~s" module context target name))))

(define (note-variable! context module name public?)
  (let* ((module (resolve-module module #f #:ensure #f))
         (module (and module (if public? (module-public-interface module) module)))
         (variable (and module (module-variable module name))))
    (match (and variable (hashq-ref owners variable))
      ((target . name) (note! context target name))
      (#f #f))))

;;; Macros say when they are expanded.

(define watched (make-weak-key-hash-table))

(define (watch-macros! modules)
  (for-each
   (lambda (module)
     (hash-for-each
      (lambda (name variable)
        (when (and (variable-bound? variable) (macro? (variable-ref variable)))
          (watch-macro! (module-name module) name variable)))
      (module-obarray module)))
   modules))

(define (watch-macro! module name variable)
  (let* ((macro (variable-ref variable))
         (type (macro-type macro))
         (transformer (macro-binding macro))
         (last #f))
    (when (and (memq type '(macro syntax-parameter))
               (procedure? transformer)
               (not (hashq-ref watched transformer)))
      (let ((watching (lambda (form)
                        (unless (eq? last current)
                          (set! last current)
                          (note! "macro" module name))
                        (transformer form))))
        (set-procedure-properties! watching (procedure-properties transformer))
        (hashq-set! watched watching #t)
        (variable-set! variable
                       (make-syntax-transformer (macro-name macro) type watching))))))

;;; Walks over expanded code.

(define (transformer-definition? value)
  (match value
    ((or ($ <call> _ ($ <primitive-ref> _ 'make-syntax-transformer))
         ($ <primcall> _ 'make-syntax-transformer))
     #t)
    (_ #f)))

(define (callee procedure)
  (match procedure
    (($ <toplevel-ref> _ _ name) name)
    (($ <module-ref> _ _ name) name)
    (_ '?)))

(define (inside context within)
  "Return the context of the body of a lambda in CONTEXT."
  (if (member context '("delayed" "expansion"))
      context
      within))

(define (walk code context within)
  "Note what CODE uses; WITHIN is the context of the body if it is a lambda."
  (define (walk* codes) (for-each (lambda (code) (walk code context "delayed")) codes))
  (define (bound code) (walk code context (inside context "local")))
  (match code
    (($ <toplevel-ref> _ module name)
     (note-variable! context (or module current) name #f))
    (($ <module-ref> _ module name public?)
     (note-variable! context module name public?))
    (($ <toplevel-set> _ module name value)
     (note-variable! context (or module current) name #f)
     (walk value context "delayed"))
    (($ <module-set> _ module name public? value)
     (note-variable! context module name public?)
     (walk value context "delayed"))
    (($ <toplevel-define> _ _ _ value)
     (walk value (if (transformer-definition? value) "expansion" context) "delayed"))
    (($ <lexical-set> _ _ _ value) (bound value))
    (($ <conditional> _ test consequent alternate) (walk* (list test consequent alternate)))
    (($ <call> _ procedure arguments)
     (walk procedure context context)
     (for-each (lambda (argument)
                 (walk argument context
                       (inside context (format #f "passed:~a" (callee procedure)))))
               arguments))
    (($ <primcall> _ name arguments)
     (for-each (lambda (argument)
                 (walk argument context (inside context (format #f "passed:~a" name))))
               arguments))
    (($ <seq> _ head tail)
     (walk head context "delayed")
     (walk tail context within))
    (($ <lambda> _ _ body)
     (when body (walk-cases body (inside context within))))
    (($ <let> _ _ _ values body) (for-each bound values) (walk body context within))
    (($ <letrec> _ _ _ _ values body) (for-each bound values) (walk body context within))
    (($ <fix> _ _ _ values body) (for-each bound values) (walk body context within))
    (($ <let-values> _ expression body)
     (walk expression context "delayed")
     (walk-cases body context))
    (_ #f)))

(define (walk-cases cases context)
  (match cases
    (($ <lambda-case> _ _ _ _ _ inits _ body alternate)
     (for-each (lambda (init) (walk init context "delayed")) inits)
     (walk body context "delayed")
     (when alternate (walk-cases alternate context)))
    (_ (walk cases context "delayed"))))

;;; Files.

(define (module-file name)
  (%search-load-path (string-append (string-join (map symbol->string name) "/") ".scm")))

(define (module-form? form)
  (match (syntax->datum form)
    (('define-module . _) #t)
    (_ #f)))

(define (note-failure! name)
  "Return an exception handler."
  (lambda (key . rest)
    (hash-set! found (list name "failed" (cons key rest)) #t)
    #f))

(define (load-module name)
  "Return the module NAME with all that it loads, or #f."
  (catch #t
    (lambda ()
      (resolve-interface name)
      (resolve-module name))
    (note-failure! name)))

(define the-eof (call-with-input-string "" read))

(define (examine module)
  (set! current (module-name module))
  (save-module-excursion
   (lambda ()
     (set-current-module module)
     (call-with-input-file (module-file current)
       (lambda (port)
         (let loop ()
           (let ((form (catch #t
                         (lambda () (read-syntax port))
                         (lambda arguments
                           (apply (note-failure! current) arguments)
                           the-eof))))
             (unless (eof-object? form)
               (unless (module-form? form)
                 (catch #t
                   (lambda ()
                     (walk (macroexpand form 'c '(compile load eval)) "strict" "delayed"))
                   (note-failure! current)))
               (loop)))))
       #:guess-encoding #t)))
  ;; Expansion has defined the macros of the module anew.
  (watch-macros! (list module)))

(define (write-references output names)
  "Write to the file OUTPUT what the modules called NAMES use."
  (let ((modules (filter-map load-module names)))
    (set! owners (variable-owners (all-modules)))
    (watch-macros! (all-modules))
    (for-each examine modules)
    (call-with-output-file output
      (lambda (port)
        (for-each (lambda (line) (display line port) (newline port))
                  (sort (hash-map->list (lambda (fact _) (line fact)) found) string<?))))))

(match (command-line)
  ((_ output names ..1)
   (write-references output (map (lambda (name) (call-with-input-string name read)) names)))
  (_ #f))
