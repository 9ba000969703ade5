;;; Writes which modules come with the running Guile, and which names they export.
;;;
;;; Run it with the Guile to ask, and keep the output as a resource:
;;;
;;;   cd analyzer/src/main
;;;   guile     --no-auto-compile scheme/guile-modules.scm > resources/modplan/project/guile-3.0.txt
;;;   guile-2.2 --no-auto-compile scheme/guile-modules.scm > resources/modplan/project/guile-2.2.txt
;;;
;;; Asked are all modules whose sources or compiled files lie in Guile's own directories, and all that
;;; exist once these are loaded: those written in C, and modules inside other modules.
;;;
;;; One line for the version; then for each module one line with its name, one that starts with
;;; "m" and lists its exported macros, one that starts with "v" and lists the other exports, and
;;; one that starts with "r" and lists those that replace others of the same name without a warning.
;;; A line "?" stands for the names of a module that does not load on this machine. Sorted by
;;; names, so that two runs give the same text. Names with blanks are left out: compilers make them.

(use-modules (ice-9 ftw))

(define (symbol<? a b)
  (string<? (symbol->string a) (symbol->string b)))

(define (written object)
  (call-with-output-string (lambda (port) (write object port))))

(define (interface-bindings interface)
  "Return an alist from names to variables: those of INTERFACE and of what it uses."
  (define table (make-hash-table))
  (let collect ((module interface))
    (for-each collect (module-uses module))
    (module-for-each (lambda (name variable) (hashq-set! table name variable)) module))
  (hash-map->list cons table))

(define (macro-variable? variable)
  (and (variable-bound? variable) (macro? (variable-ref variable))))

;;; Loading other modules must not change what is said of (guile), so it is read first.
(define guile-bindings
  (interface-bindings (resolve-interface '(guile))))

(define (replacement? interface name)
  "Does NAME of INTERFACE replace other imports of that name?  Guile 2.2 keeps that elsewhere."
  (if (defined? 'module-replacements)
      (hashq-ref (module-replacements interface) name)
      (let ((variable (module-variable interface name)))
        (and variable (object-property variable 'replace)))))

(define library-directory
  (string-append (assq-ref %guile-build-info 'pkgdatadir) "/" (effective-version)))

(define (modules-below directory suffix)
  "Return the names of the modules whose files in DIRECTORY end in SUFFIX."
  (define names '())
  (define (leaf file stat _)
    (when (string-suffix? suffix file)
      (let ((path (substring file (+ 1 (string-length directory))
                             (- (string-length file) (string-length suffix)))))
        (set! names (cons (map string->symbol (string-split path #\/)) names)))))
  (file-system-fold (const #t) leaf
                    (const #t) (const #t) (const #t) (const #t)
                    #t directory)
  (sort names (lambda (a b) (string<? (written a) (written b)))))

(define (declares-itself? name)
  "Does the source of the module NAME begin with a define-module of that name?"
  (define file
    (string-append library-directory "/" (string-join (map symbol->string name) "/") ".scm"))
  (catch #t
    (lambda ()
      (let ((form (call-with-input-file file read)))
        (and (pair? form)
             (eq? 'define-module (car form))
             (equal? name (cadr form)))))
    (const #f)))

(define (try-load name)
  "Load the module NAME; a file that is no module, or is not meant for this system, is passed over."
  (catch #t
    (lambda ()
      (with-output-to-port (%make-void-port "w")
        (lambda ()
          (with-error-to-port (%make-void-port "w")
            (lambda () (resolve-interface name))))))
    (const #f)))

(define (nameable? part)
  "Is PART the symbol of a source, rather than the made-up name of an anonymous module?"
  (not (string-index (symbol->string part) char-whitespace?)))

(define (existing-modules)
  "Return the names of all modules of this process that have a public interface."
  (define seen (make-hash-table))
  (define names '())
  (let walk ((module (resolve-module '() #f)) (prefix '()))
    (unless (hashq-ref seen module)
      (hashq-set! seen module #t)
      (let ((name (reverse prefix)))
        (when (and (pair? name)
                   (module-public-interface module)
                   (equal? name (module-name module))
                   (and-map nameable? name))
          (set! names (cons name names))))
      (hash-for-each (lambda (part submodule) (walk submodule (cons part prefix)))
                     (module-submodules module))))
  names)

(define (write-names tag names)
  (unless (null? names)
    (display tag)
    (for-each (lambda (name)
                (display " ")
                (display (symbol->string name))) ; as it is: 1+, not #{1+}#
              (sort names symbol<?))
    (newline)))

(define (write-module name)
  (write name)
  (newline)
  (cond ((equal? name '(guile))
         (write-bindings guile-bindings))
        ((module-public-interface (resolve-module name #f))
         => (lambda (interface)
              (let ((bindings (interface-bindings interface)))
                (write-bindings bindings)
                (write-names "r" (filter (lambda (symbol) (replacement? interface symbol))
                                         (filter nameable? (map car bindings)))))))
        (else
         (display "?\n"))))

(define (write-bindings bindings)
  (let loop ((bindings bindings) (macros '()) (variables '()))
    (cond ((null? bindings)
           (write-names "m" macros)
           (write-names "v" variables))
          ((not (nameable? (caar bindings)))
           (loop (cdr bindings) macros variables))
          ((macro-variable? (cdar bindings))
           (loop (cdr bindings) (cons (caar bindings) macros) variables))
          (else
           (loop (cdr bindings) macros (cons (caar bindings) variables))))))

(define (without-repetitions names)
  (let loop ((names names) (result '()))
    (cond ((null? names) (reverse result))
          ((and (pair? result) (equal? (car names) (car result))) (loop (cdr names) result))
          (else (loop (cdr names) (cons (car names) result))))))

(define (main)
  (define sources (modules-below library-directory ".scm"))
  (set! %load-path (list library-directory))
  (for-each try-load sources)
  ;; Some systems install the sources of scripts apart.
  (for-each try-load (modules-below (assq-ref %guile-build-info 'ccachedir) ".go"))
  (set-port-encoding! (current-output-port) "UTF-8")
  (format #t "guile ~a~%" (version))
  (for-each write-module
            (without-repetitions
             (sort (append (existing-modules) (filter declares-itself? sources))
                   (lambda (a b) (string<? (written a) (written b)))))))

(main)
