

;;;; The command line.

(define (stop-cleanly! job)
  "On a signal: stop the process that tries again, take away temporary files, and end as if there were no
handler, so that who started this process sees the signal."
  (for-each (lambda (signal)
              (sigaction signal
                (lambda (number)
                  (sigaction number SIG_DFL)
                  (when child
                    (false-if-exception (kill child SIGTERM)))
                  (false-if-exception (clean-up! job))
                  (kill (getpid) number)
                  ;; Another thread may be the one that takes it, in a while.
                  (sleep 60))))
            (list SIGINT SIGTERM SIGHUP)))

(define (rest-step tree tell?)
  "Return a step of all modules that the plan does not know; if TELL?, say which."
  (let ((new (find-new-units! tree)))
    (when tell?
      (for-each (lambda (index)
                  (note "~a is not in the plan; it is compiled after the rest; run modplan again"
                        (unit-source tree index)))
                new))
    (make-step 'rest 'PRELOAD new new (map step-id (plan-steps (tree-plan tree))))))

(define (find-step plan id)
  (find (lambda (step) (= id (step-id step))) (plan-steps plan)))

(define (check! tree)
  "Say how the tree differs from the plan; return whether it does not."
  (define (say index text)
    (format #t "modplan: ~a ~a~%" (unit-source tree index) text))
  (define changes
    (append
     (filter-map (lambda (unit)
                   (let ((index (unit-index unit)))
                     (match (facts-state (unit-facts! tree index #:look? #t))
                       ('gone (say index "is gone") #t)
                       ('changed (say index "imports other modules than the plan knows") #t)
                       (_ #f))))
                 (vector->list (plan-units (tree-plan tree))))
     (map (lambda (index) (say index "is not in the plan"))
          (find-new-units! tree))))
  (if (null? changes)
      (format #t "modplan: the plan fits the tree~%")
      (format #t "modplan: the plan is out of date; run modplan again~%"))
  (null? changes))

(define (parse-options options)
  "Return an association list of OPTIONS, what follows the directories."
  (match options
    (() '())
    (("--only" protocol indices ..1)
     `((only ,(string->symbol protocol) ,@(map string->number indices))))
    (("--again" rest ...) (acons 'again? #t (parse-options rest)))
    (("--target" "" rest ...) (parse-options rest))
    (("--target" triplet rest ...) (acons 'target triplet (parse-options rest)))
    (("--extra" file rest ...) (acons 'depfile (cons 'extra (absolute file)) (parse-options rest)))
    (("--depfile" file rest ...)
     (acons 'depfile (cons 'loaded (absolute file)) (parse-options rest)))
    ((option _ ...) (die "what is ~a?" option))))

(define (option? argument)
  (string-prefix? "--" argument))

(define (run command driver plan-file action outdir directories options)
  (define plan (read-plan plan-file))
  (define tree (plan->tree plan (list->vector (map canonicalize-path directories))))
  (define only (assq-ref options 'only))
  (define again? (assq-ref options 'again?))
  (define (job step)
    (make-job plan tree step
              (match only ((protocol . _) protocol) (#f (step-protocol step)))
              (match only ((_ . indices) indices) (#f #f))
              again? command
              (canonicalize-path outdir)
              (append (list "--no-auto-compile" "-s" driver plan-file action
                            (canonicalize-path outdir))
                      (map canonicalize-path directories)
                      (match (assq-ref options 'target)
                        (#f '())
                        (triplet (list "--target" triplet))))
              (assq-ref options 'target) (assq-ref options 'depfile)
              (list->vector (cons outdir directories))
              (make-hash-table) (make-hash-table) '()))
  (define (run-job! step)
    (mkdir-p outdir)
    (let ((job (job step)))
      (stop-cleanly! job)
      (run-step! job)))
  (match action
    ("check" (check! tree))
    ("rest" (run-job! (rest-step tree (not (or only again?)))))
    (_ (run-job! (or (find-step plan (or (string->number action) -1))
                     (die "~a has no step ~a" plan-file action))))))

(define (read-arguments file)
  (call-with-input-file file
    (lambda (port)
      (set-port-encoding! port "UTF-8")
      (let loop ((argument (read port)))
        (if (eof-object? argument)
            '()
            (cons argument (loop (read port))))))))

(define (main arguments)
  (match arguments
    ((driver (? (lambda (file) (string-prefix? "@" file)) file))
     (main (cons driver (read-arguments (string-drop file 1)))))
    ((driver plan action outdir rest ...)
     (let-values (((directories options) (break option? rest)))
       (catch #t
         (lambda ()
           (unless (run (make-command (getcwd) arguments)
                        (absolute driver) (absolute plan) action outdir directories
                        (parse-options options))
             (exit 1)))
         (lambda (key . problem)
           (if (eq? key 'quit)
               (apply throw key problem)
               (die "step ~a: ~a" action (error-text key problem)))))))
    (_ (die "usage: driver PLAN ACTION OUTDIR DIRECTORY... [OPTION...]"))))

(main (command-line))
