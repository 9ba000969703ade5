

;;;; The plan.

(define format-version 3)

;; name: list of symbols.  options: keywords and booleans for the compiler.  header: hash of the
;; module form, empty if unknown.  imports, others: indices; others are loaded by the compiler only,
;; or may fail to load.  externals, references: names of modules outside the plan, imported or
;; mentioned.
(define-record-type <unit>
  (make-unit index name directory path level options header imports others includes externals
             references)
  unit?
  (index unit-index)
  (name unit-name)
  (directory unit-directory)
  (path unit-path)
  (level unit-level)
  (options unit-options)
  (header unit-header)
  (imports unit-imports)
  (others unit-others)
  (includes unit-includes)
  (externals unit-externals)
  (references unit-references))

(define-record-type <step>
  (make-step id protocol members loads waits)
  step?
  (id step-id)
  (protocol step-protocol)
  (members step-members)                ;indices in the order in which they are compiled
  (loads step-loads)                    ;indices in the order in which they are loaded
  (waits step-waits))                   ;ids of the steps that have ended before

;; roots: how many of the directories are roots.  known: (directory . path) of the files of the roots
;; that are not compiled.  exclude: regular expressions for paths that are nobody's business.
(define-record-type <plan>
  (make-plan time roots warnings exclude known units steps)
  plan?
  (time plan-time)
  (roots plan-roots)
  (warnings plan-warnings)
  (exclude plan-exclude)
  (known plan-known)
  (units plan-units)                    ;a vector
  (steps plan-steps))

(define (symbols strings)
  (map string->symbol strings))

(define (name-text name)
  "Return the module name NAME as modplan writes it."
  (string-append "(" (string-join (map symbol->string name) " ") ")"))

(define (die message . arguments)
  (format (current-error-port) "modplan: ~?~%" message arguments)
  (exit 1))

(define (note message . arguments)
  (format (current-error-port) "modplan: note: ~?~%" message arguments))

(define (option-keywords options)
  "Return the compiler's keyword arguments for names like letrectify and no-letrectify."
  (append-map (lambda (option)
                (let* ((on? (not (string-prefix? "no-" option)))
                       (name (if on? option (string-drop option 3))))
                  (list (symbol->keyword (string->symbol (string-append name "?"))) on?)))
              options))

(define (read-plan file)
  "Return the plan in FILE."
  (match (call-with-input-file file
           (lambda (port)
             (set-port-encoding! port "UTF-8")
             (read port)))
    (('modplan-plan 3
                    ('roots roots) ('warnings warnings ...) ('exclude exclude ...)
                    ('known (directories . paths) ...)
                    ('modules modules ...) ('steps steps ...))
     (make-plan
      (file-time file) roots (symbols warnings) (map make-regexp exclude)
      (map cons directories paths)
      (list->vector
       (map (match-lambda
              ((index name directory path level ('options options ...) header
                      ('imports imports ...) ('others others ...) ('includes includes ...)
                      ('externals externals ...) ('references references ...))
               (make-unit index (symbols name) directory path level (option-keywords options)
                          header imports others includes
                          (map symbols externals) (map symbols references))))
            modules))
      (map (match-lambda
             ((id protocol ('modules members ...) ('loads loads ...) ('waits waits ...))
              (make-step id protocol members loads waits)))
           steps)))
    (('modplan-plan (? number? version) _ ...)
     (die "~a has format ~a, this driver reads format ~a: run modplan again"
          file version format-version))
    (_ (die "~a is not a plan of modplan" file))))
