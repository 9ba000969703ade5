;;; Compiles the stale modules of one step of a plan, in this one process.
;;;
;;;   guile --no-auto-compile -s DRIVER PLAN STEP OUTDIR DIR...
;;;   guile --no-auto-compile -s DRIVER PLAN STEP OUTDIR DIR... --only PROTOCOL INDEX...
;;;
;;; PLAN is the data file beside the Make fragment, STEP a number in it.  DIR... are the source
;;; directories that the plan numbers: its roots, then its -L directories.  The .go files go below
;;; OUTDIR, stamps and log.jsonl into OUTDIR/.modplan.  With --only some of the step's modules are
;;; compiled, the first of them is loaded first, and no stamp is written.
;;;
;;; Runs on Guile 2.2 and 3.0 and needs nothing but Guile.

(use-modules (ice-9 ftw)
             (ice-9 match)
             (ice-9 rdelim)
             (srfi srfi-1)
             (srfi srfi-9)
             (srfi srfi-11)
             (system base compile))

(define format-version 2)

;; How often something that failed is tried in another way.
(define patience 8)


;;;; The plan.

;; name: list of symbols.  imports, others: indices; others are loaded by the compiler only, or may
;; fail to load.  externals, references: names of modules outside the plan, imported or mentioned.
(define-record-type <unit>
  (make-unit index name directory path level imports others includes externals references)
  unit?
  (index unit-index)
  (name unit-name)
  (directory unit-directory)
  (path unit-path)
  (level unit-level)
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

(define (symbols strings)
  (map string->symbol strings))

(define (die message . arguments)
  (format (current-error-port) "modplan: ~?~%" message arguments)
  (exit 1))

(define (read-plan file)
  "Return the units of FILE as a vector, and its steps as a list."
  (match (call-with-input-file file
           (lambda (port)
             (set-port-encoding! port "UTF-8")
             (read port)))
    (('modplan-plan version ('modules modules ...) ('steps steps ...))
     (unless (eqv? version format-version)
       (die "~a has format ~a, this driver reads format ~a: run modplan again"
            file version format-version))
     (values
      (list->vector
       (map (match-lambda
              ((index name directory path level
                      ('imports imports ...) ('others others ...) ('includes includes ...)
                      ('externals externals ...) ('references references ...))
               (make-unit index (symbols name) directory path level imports others includes
                          (map symbols externals) (map symbols references))))
            modules))
      (map (match-lambda
             ((id protocol ('modules members ...) ('loads loads ...) ('waits waits ...))
              (make-step id protocol members loads waits)))
           steps)))
    (_ (die "~a is not a plan of modplan" file))))


;;;; Files and times.

(define (mkdir-p directory)
  (unless (or (string-null? directory) (file-exists? directory))
    (mkdir-p (dirname directory))
    (catch 'system-error
      (lambda () (mkdir directory))
      (lambda args
        ;; Another step may have been faster.
        (unless (= EEXIST (system-error-errno args))
          (apply throw args))))))

(define (absolute file)
  (if (absolute-file-name? file)
      file
      (string-append (getcwd) "/" file)))

(define (file-time file)
  "Return when FILE was last modified, in nanoseconds, or #f if there is none."
  (let ((status (stat file #f)))
    (and status
         (+ (* 1000000000 (stat:mtime status)) (stat:mtimensec status)))))

(define (set-file-time! file time)
  (let ((seconds (quotient time 1000000000))
        (nanoseconds (remainder time 1000000000)))
    (utime file seconds seconds nanoseconds nanoseconds)))

(define (write-file file text)
  (call-with-output-file file
    (lambda (port)
      (display text port))))

(define (without-extension path)
  (if (string-suffix? ".scm" path)
      (string-drop-right path 4)
      path))

(define (peak-rss-mib)
  "Return the peak memory of this process in MiB, or #f where the system does not tell."
  (let ((status "/proc/self/status"))
    (and (file-exists? status)
         (call-with-input-file status
           (lambda (port)
             (let loop ((line (read-line port)))
               (cond ((eof-object? line) #f)
                     ((string-prefix? "VmHWM:" line)
                      (match (string-tokenize line char-set:digit)
                        ((kib) (quotient (string->number kib) 1024))
                        (_ #f)))
                     (else (loop (read-line port))))))))))

;;;; Clocks: CPU and wall in seconds.

(define (cpu-time)
  (/ (get-internal-run-time) (exact->inexact internal-time-units-per-second)))

(define (wall-time)
  (/ (get-internal-real-time) (exact->inexact internal-time-units-per-second)))

(define (gc-time)
  (/ (assq-ref (gc-stats) 'gc-time-taken) (exact->inexact internal-time-units-per-second)))


;;;; The log: one JSON object a line, written at once, so that steps can share the file.

(define (json-string text)
  (call-with-output-string
    (lambda (port)
      (write-char #\" port)
      (string-for-each
       (lambda (char)
         (cond ((memv char '(#\" #\\))
                (write-char #\\ port)
                (write-char char port))
               ((char=? char #\newline) (display "\\n" port))
               ((char<? char #\space)
                (format port "\\u~a"
                        (string-pad (number->string (char->integer char) 16) 4 #\0)))
               (else (write-char char port))))
       text)
      (write-char #\" port))))

(define (json-value value)
  (cond ((string? value) (json-string value))
        ((boolean? value) (if value "true" "null"))
        ((and (number? value) (exact? value)) (number->string value))
        ((number? value)                ;seconds; milliseconds are enough
         (let* ((millis (inexact->exact (round (* 1000 (max 0 value)))))
                (fraction (number->string (remainder millis 1000))))
           (string-append (number->string (quotient millis 1000))
                          "." (string-pad fraction 3 #\0))))
        (else (json-string (object->string value)))))

(define (log-event file . fields)
  (define line
    (string-append
     "{"
     (string-join (let loop ((fields fields))
                    (match fields
                      (() '())
                      ((key value rest ...)
                       (cons (string-append (json-string key) ": " (json-value value))
                             (loop rest)))))
                  ", ")
     "}\n"))
  (let ((port (open-file file "a")))
    (set-port-encoding! port "UTF-8")
    (setvbuf port 'block 65536)
    (display line port)
    (close-port port)))


;;;; Errors of Guile as text.

(define (error-text key arguments)
  "Return what Guile says about an exception, in one line."
  (string-join
   (string-tokenize
    (catch #t
      (lambda ()
        (call-with-output-string
          (lambda (port)
            (print-exception port #f key arguments))))
      (lambda _
        (object->string (cons key arguments)))))))

(define (attempt thunk)
  "Call THUNK; return #f, or what went wrong as a string."
  (catch #t
    (lambda () (thunk) #f)
    (lambda (key . arguments)
      (error-text key arguments))))


;;;; What is stale.

(define (closure-finder units)
  "Return a procedure that gives the indices of all units that compiling a unit can depend on, the
unit first."
  (define found (make-hash-table))
  (define (walk start)
    (define seen (make-hash-table))
    (define (add index result)
      (if (hashv-ref seen index)
          result
          (begin
            (hashv-set! seen index #t)
            (cons index result))))
    (let loop ((pending (list start)) (result '()))
      (match pending
        (() (reverse result))
        ((index rest ...)
         (cond ((hashv-ref seen index)
                (loop rest result))
               ((hashv-ref found index)
                ;; The members of a large cycle share the walk of the first one.
                => (lambda (closure) (loop rest (fold add result closure))))
               (else
                (let ((unit (vector-ref units index)))
                  (loop (append (unit-imports unit) (unit-others unit) rest)
                        (add index result)))))))))
  (lambda (index)
    (or (hashv-ref found index)
        (let ((closure (walk index)))
          (hashv-set! found index closure)
          closure))))

(define (source-time-finder units directories)
  "Return a procedure that gives the time of the youngest file that a unit is written in."
  (define found (make-hash-table))
  (define (below directory path)
    (string-append (vector-ref directories directory) "/" path))
  (define (youngest unit)
    (fold (lambda (path time)
            (max time (or (file-time (below (unit-directory unit) path)) 0)))
          (or (file-time (below (unit-directory unit) (unit-path unit))) 0)
          (unit-includes unit)))
  (lambda (index)
    (or (hashv-ref found index)
        (let ((time (youngest (vector-ref units index))))
          (hashv-set! found index time)
          time))))


;;;; What is there when a step starts.

(define (awaited-members step steps)
  "Return a table of the units that the steps which STEP waits for, directly or not, have compiled."
  (define ready (make-hash-table))
  (define seen (make-hash-table))
  (let loop ((pending (step-waits step)))
    (match pending
      (() ready)
      ((id rest ...)
       (let ((other (find (lambda (step) (= id (step-id step))) steps)))
         (cond ((or (not other) (hashv-ref seen id))
                (loop rest))
               (else
                (hashv-set! seen id #t)
                (for-each (lambda (index) (hashv-set! ready index #t)) (step-members other))
                (loop (append (step-waits other) rest)))))))))

(define (delete-tree! directory)
  "Delete DIRECTORY, which holds directories and links only, if it is there."
  (when (file-exists? directory)
    (for-each (lambda (entry)
                (let ((file (string-append directory "/" entry)))
                  (if (eq? 'directory (stat:type (lstat file)))
                      (delete-tree! file)
                      (delete-file file))))
              (scandir directory (lambda (entry) (not (member entry '("." ".."))))))
    (rmdir directory)))

(define (make-view! view files)
  "Make the directory VIEW hold links to FILES, pairs of a path below VIEW and a file."
  (delete-tree! view)
  (mkdir-p view)
  (for-each (match-lambda
              ((path . file)
               (let ((link (string-append view "/" path)))
                 (mkdir-p (dirname link))
                 (symlink file link))))
            files))


;;;; Loading and compiling.

(define compiler-keywords
  (if (string-prefix? "2." (effective-version))
      ;; 2.2 has no levels: all optimizations are on, or switched off one by one.
      (lambda (level)
        (define (off module options)
          (let loop ((options ((module-ref (resolve-interface module) options))))
            (match options
              (() '())
              ((keyword _ rest ...) (cons* keyword #f (loop rest))))))
        (list #:opts
              (if (zero? level)
                  (append (off '(language tree-il optimize) 'tree-il-default-optimization-options)
                          (off '(language cps optimize) 'cps-default-optimization-options))
                  '())))
      (lambda (level)
        (list #:optimization-level level #:warning-level 1))))

(define (load-compiler!)
  "Load all that compiling needs.  It must happen before the load path changes: who compiles Guile's
own modules wants them compiled by this Guile, not by their sources."
  (compile '(lambda (x) (+ x 1)) #:from 'scheme #:to 'bytecode))

(define (reset-unique-names! name)
  "Start the counter of generated names of module NAME again, so that the compiled file does not
depend on what this process did before."
  (let ((module (resolve-module name #f #:ensure #f)))
    (when (and module (defined? 'set-module-next-unique-id!))
      (set-module-next-unique-id! module 0))))

(define (compile-unit! unit source temporary target time)
  (reset-unique-names! (unit-name unit))
  (mkdir-p (dirname temporary))
  (apply compile-file source
         #:output-file temporary
         #:from 'scheme
         (compiler-keywords (unit-level unit)))
  (set-file-time! temporary time)
  (mkdir-p (dirname target))
  (rename-file temporary target))


;;;; One step.

(define (run-step driver plan id outdir directories only-protocol only)
  (define-values (units steps) (read-plan plan))
  (define step
    (or (find (lambda (step) (= id (step-id step))) steps)
        (die "~a has no step ~a" plan id)))
  (define protocol (or only-protocol (step-protocol step)))
  (define state (string-append outdir "/.modplan"))
  (define log-file (string-append state "/log.jsonl"))
  (define temporaries (format #f "~a/tmp/~a~a" state id (if only "-only" "")))
  ;; An attempt that fails is followed by another one, which has the last word.
  (define attempt? (and only (eq? protocol 'PRELOAD)))
  (define closure (closure-finder units))
  (define source-time (source-time-finder units directories))

  (define (unit index) (vector-ref units index))
  (define (name index) (object->string (unit-name (unit index))))
  (define (source index)
    (string-append (vector-ref directories (unit-directory (unit index))) "/"
                   (unit-path (unit index))))
  (define (compiled-path index)
    (string-append (without-extension (unit-path (unit index))) ".go"))
  (define (target index)
    (string-append outdir "/" (compiled-path index)))

  ;; What the members need and no awaited step compiles is loaded from source, even if another step
  ;; has just compiled it: bytes must not depend on who was faster.  What an earlier build has left
  ;; and this one leaves alone can be loaded all the same.
  (define sees-all?
    (every (lambda (index) (memv index (step-members step))) (step-loads step)))
  (define view (format #f "~a/view/~a~a" state id (if only "-only" "")))
  (define build-start
    (let ((seconds (string->number (or (getenv "MODPLAN_START") "0"))))
      (* 1000000000 (or seconds 0))))
  (define (visible-files)
    (define ready (awaited-members step steps))
    (define (old? index)
      (let ((time (file-time (target index))))
        (and time
             (or (memv index (step-members step)) (< time (- build-start 1000000000)))
             (not (stale? index)))))
    (define seen (make-hash-table))
    (for-each (lambda (member)
                (for-each (lambda (index) (hashv-set! seen index #t)) (closure member)))
              (step-members step))
    (hash-fold (lambda (index _ files)
                 (if (or (hashv-ref ready index) (old? index))
                     (acons (compiled-path index) (target index) files)
                     files))
               '() seen))

  (define failures '())
  (define (failed? index) (assv index failures))
  (define (fail! index message)
    (set! failures (acons index message failures))
    (unless attempt?
      (format (current-error-port) "modplan: ~a: ~a: ~a~%" (source index) (name index) message)
      (log-event log-file "event" "error" "step" id "module" (name index)
                 "file" (unit-path (unit index)) "message" message)))

  (define (stale? index)
    (let ((time (file-time (target index))))
      (or (not time)
          (any (lambda (other) (< time (source-time other))) (closure index)))))

  (define (touch-start!)
    ;; What is changed from now on is younger than all that this process makes, by the clock of the
    ;; file system.
    (mkdir-p state)
    (let ((file (format #f "~a/~a.start" state id)))
      (write-file file "")
      (let ((time (file-time file)))
        (delete-file file)
        time)))

  (define (finish! time)
    (let* ((stamp (format #f "~a/~a.stamp" state id))
           (temporary (string-append stamp ".tmp")))
      (write-file temporary (format #f "modplan step ~a~%" id))
      (set-file-time! temporary time)
      (rename-file temporary stamp)))

  (define seconds-to-load (make-hash-table))

  ;; Modules that could not be loaded, with what Guile said.  Guile keeps the half-made module and
  ;; takes it for good from then on, so whoever needs one must not be compiled in this process.
  (define unloadable (make-hash-table))

  (define (load-module! key module-name)
    (unless (hash-ref unloadable key)
      (let* ((start (cpu-time))
             (problem (attempt (lambda () (resolve-interface module-name)))))
        (hash-set! seconds-to-load key (- (cpu-time) start))
        (when problem
          (hash-set! unloadable key problem)))))

  (define (blocker index)
    "Return why INDEX cannot be compiled in this process, or #f."
    (or (any (lambda (other)
               (let ((problem (hash-ref unloadable other)))
                 (and problem
                      (if (eqv? other index)
                          problem
                          (format #f "~a cannot be loaded: ~a" (name other) problem)))))
             (closure index))
        (any (lambda (external)
               (let ((problem (hash-ref unloadable external)))
                 (and problem
                      (format #f "~a cannot be loaded: ~a" external problem))))
             (unit-externals (unit index)))))

  (define (preload! members)
    ;; Those of the step that the members need, the rest of a cycle say, are loaded like them.
    (define needed
      (let ((all (make-hash-table)))
        (for-each (lambda (index)
                    (for-each (lambda (other) (hashv-set! all other #t)) (closure index)))
                  members)
        all))
    (define wanted
      (let ((planned (filter (lambda (index) (hashv-ref needed index)) (step-loads step))))
        (if only
            (append only (lset-difference eqv? planned only))
            planned)))
    (define (wanted? index)
      (memv index wanted))
    ;; Everything else first, with all compiled files in reach.
    (for-each
     (lambda (index)
       (let ((unit (unit index)))
         (for-each (lambda (external) (load-module! external external))
                   (unit-externals unit))
         (for-each (lambda (other)
                     (unless (wanted? other)
                       (load-module! other (unit-name (vector-ref units other)))))
                   (unit-imports unit))
         ;; Who only mentions a module survives when it cannot be loaded.
         (for-each (lambda (reference)
                     (attempt (lambda () (resolve-interface reference))))
                   (append (map (lambda (other) (unit-name (vector-ref units other)))
                                (remove wanted? (unit-others unit)))
                           (unit-references unit)))))
     wanted)
    ;; An installed copy of a member must not be taken for it: only our own compiled files count.
    (let ((compiled-path %load-compiled-path))
      (set! %load-compiled-path (list (if sees-all? outdir view)))
      (for-each (lambda (index)
                  (load-module! index (unit-name (unit index))))
                wanted)
      (set! %load-compiled-path compiled-path)))

  (define (compile! index time)
    "Compile INDEX; return #f, or what went wrong."
    (let* ((cpu (cpu-time))
           (wall (wall-time))
           (gc (gc-time))
           (problem (attempt
                     (lambda ()
                       ;; A relative include is looked for here.
                       (chdir (vector-ref directories (unit-directory (unit index))))
                       (compile-unit! (unit index) (source index)
                                      (format #f "~a/~a.go" temporaries index)
                                      (target index) time)))))
      (unless problem
        (let ((spent (- (cpu-time) cpu)))
          (log-event log-file "event" "compile" "step" id "module" (name index)
                     "file" (unit-path (unit index))
                     "protocol" (symbol->string protocol)
                     "optLevel" (unit-level (unit index))
                     "compileSeconds" spent
                     "wallSeconds" (- (wall-time) wall)
                     "gcSeconds" (- (gc-time) gc)
                     "loadSeconds" (or (hash-ref seconds-to-load index) 0.0))
          (format #t "modplan: step ~a: compiled ~a~%" id (name index))
          (force-output)))
      problem))

  (define (run-only! protocol indices)
    "Compile INDICES in a process of their own; return whether that worked."
    (force-output)
    ;; GUILE of the makefile may be a command with arguments.
    (eqv? 0 (status:exit-val
             (apply system* "/bin/sh" "-c" "${MODPLAN_GUILE:-guile} \"$@\"" "sh"
                    "--no-auto-compile" "-s" driver plan (number->string id) outdir
                    (append (vector->list directories)
                            (list "--only" (symbol->string protocol))
                            (map number->string indices))))))

  (define (prepare-process! members)
    (load-compiler!)
    (set! %load-should-auto-compile #f)
    (set! %load-path (append (vector->list directories) %load-path))
    (unless sees-all?
      (make-view! view (visible-files)))
    (set! %load-compiled-path (cons (if sees-all? outdir view) %load-compiled-path))
    ;; File names below a load path directory go into compiled files as relative ones.
    (fluid-set! %file-port-name-canonicalization 'relative)
    ;; FRESH for modules that failed is what `guild compile' does, and that loads nothing first.
    (unless (and only (eq? protocol 'FRESH))
      (parameterize ((current-warning-port (open-output-string)))
        (preload! members))))

  ;; What fails here may work in another process.  Loading a module can do more than define names:
  ;; (srfi srfi-10) makes the reader refuse the `#,' of syntax templates.  A cycle may want another
  ;; entry.  And some modules can be compiled, but not loaded here and now.  What `guild compile'
  ;; would say, that is FRESH in a process of its own, is the last word.
  (define (retry! problems)
    (let loop ((left (map car problems)))
      (match left
        (() #t)
        ((index _ ...)
         (let-values (((cycle rest)
                       (partition (lambda (other)
                                    (and (memv other (closure index))
                                         (memv index (closure other))))
                                  left)))
           (retry-cycle! cycle problems)
           (loop rest))))))

  (define (retry-cycle! cycle problems)
    "Try again the modules CYCLE, which need one another or are a single one."
    (define single? (null? (cdr cycle)))
    (define broken-need
      (find (lambda (other) (and (failed? other) (not (memv other cycle))))
            (closure (car cycle))))
    (define entries
      (cond ((not single?) (take cycle (min patience (length cycle))))
            ((hash-ref unloadable (car cycle)) '()) ;there is no other way to load it
            (else cycle)))
    (define (fail-all! message)
      (for-each (lambda (index) (fail! index (message index))) cycle))
    (cond (broken-need
           (fail-all! (lambda (index)
                        (format #f "not compiled, because ~a failed" (name broken-need)))))
          ((or only (>= (length failures) patience))
           (fail-all! (lambda (index) (assv-ref problems index))))
          ((any (lambda (entry)
                  (run-only! 'PRELOAD (cons entry (delv entry cycle))))
                entries)
           #t)
          ((> (length cycle) patience)  ;each would load all others from source
           (fail-all! (lambda (index) (assv-ref problems index))))
          (else
           (for-each (lambda (index)
                       (unless (run-only! 'FRESH (list index))
                         ;; It has said why.
                         (set! failures (acons index "failed" failures))))
                     (filter stale? cycle)))))

  (define (delv element list)
    (remove (lambda (other) (eqv? element other)) list))

  (define (compile-all! members time)
    (prepare-process! members)
    (let loop ((members members) (problems '()))
      (match members
        (() (retry! (reverse problems)))
        ((index rest ...)
         (let ((problem (or (blocker index)
                            ;; The failure may have left things half-made.
                            (and (any (lambda (other) (assv other problems)) (closure index))
                                 "a module that it needs failed")
                            (compile! index time))))
           (loop rest
                 (if problem
                     (acons index problem problems)
                     problems)))))))

  (let* ((start (touch-start!))
         (wall (wall-time))
         (members (filter stale? (or only (step-members step)))))
    (unless (null? members)
      (compile-all! members start)
      (log-event log-file "event" (if only "retry" "step") "step" id
                 "stale" (length members) "failed" (length failures)
                 "cpuSeconds" (cpu-time) "wallSeconds" (- (wall-time) wall)
                 "gcSeconds" (gc-time) "peakRssMiB" (peak-rss-mib)))
    (unless sees-all?
      (delete-tree! view))
    (unless (null? failures)
      (exit 1))
    (unless only
      (finish! start))))

(define (main arguments)
  (match arguments
    ((driver plan id outdir directories ...)
     (let*-values (((directories rest)
                    (break (lambda (argument) (string=? argument "--only")) directories))
                   ((protocol only)
                    (match rest
                      (() (values #f #f))
                      ((_ protocol indices ..1)
                       (values (string->symbol protocol) (map string->number indices))))))
       (catch #t
         (lambda ()
           (mkdir-p outdir)
           (run-step (absolute driver) (absolute plan) (string->number id)
                     (canonicalize-path outdir)
                     (list->vector (map canonicalize-path directories))
                     protocol only))
         (lambda (key . problem)
           (if (eq? key 'quit)
               (apply throw key problem)
               (die "step ~a: ~a" id (error-text key problem)))))))
    (_ (die "usage: driver PLAN STEP OUTDIR DIRECTORY... [--only PROTOCOL INDEX...]"))))

(main (command-line))
