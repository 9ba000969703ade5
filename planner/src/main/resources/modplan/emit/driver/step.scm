

;;;; One step.

(define (touch-start! job)
  "Return the time now, by the clock of the file system: what is changed from now on is younger than all
that this process makes."
  (let ((file (format #f "~a/~a.start" (state-directory job) (job-id job))))
    (mkdir-p (state-directory job))
    (write-file file "")
    (let ((time (file-time file)))
      (delete-file file)
      time)))

(define (stamp-file job)
  (format #f "~a/~a.stamp" (state-directory job) (job-id job)))

(define (finish! job time)
  (let ((temporary (string-append (stamp-file job) ".tmp")))
    (write-file temporary (format #f "modplan step ~a~%" (job-id job)))
    (set-file-time! temporary time)
    (rename-file temporary (stamp-file job))))

(define (compile! job index time)
  "Compile INDEX; return #f, or what went wrong."
  (define tree (job-tree job))
  (define unit (tree-unit tree index))
  (let* ((start (epoch-time))
         (cpu (cpu-time))
         (wall (wall-time))
         (gc (gc-time))
         (_ (forget-collections!))
         (problem (attempt
                   (lambda ()
                     ;; A relative include is looked for here.
                     (chdir (vector-ref (tree-directories tree) (unit-directory unit)))
                     (compile-unit! tree index
                                    (format #f "~a/~a.go" (state-file job "tmp") index)
                                    (target-file job index) time (job-target job))))))
    (unless problem
      (let ((spent (- (cpu-time) cpu))
            (loading (hash-ref (job-load-times job) index))
            (grown (heap-growth)))
        (apply log-event (log-file job) "event" "compile" "step" (job-id job)
               "module" (tree-name tree index)
               "file" (unit-path unit)
               "protocol" (symbol->string (job-protocol job))
               "optLevel" (unit-level unit)
               "startedAt" start
               "compileSeconds" spent
               "wallSeconds" (- (wall-time) wall)
               "gcSeconds" (- (gc-time) gc)
               "rssMiB" (process-memory "VmRSS:")
               (append (if loading (list "loadSeconds" loading) '())
                       (if grown
                           (list "grownMiB" grown "freeSpaceDivisor" (free-space-divisor))
                           '())))
        (format #t "modplan: step ~a: compiled ~a~%" (job-id job) (tree-name tree index))
        (force-output)))
    problem))

(define (what-is-loaded job)
  "Return fields of the log that say what this process has loaded, and what that took."
  (define tree (job-tree job))
  (define (loaded-from-go? index)
    (let ((go (file-time (string-append (car %load-compiled-path) "/" (compiled-path tree index))))
          (source (file-time (unit-source tree index))))
      (and go source (>= go source))))
  (define (bytes indices)
    (apply + (filter-map (lambda (index)
                           (let ((source (unit-source tree index)))
                             (and (file-exists? source) (stat:size (stat source)))))
                         indices)))
  (define-values (from-go from-source)
    (partition loaded-from-go?
               (filter (lambda (index) (registered (unit-name (tree-unit tree index))))
                       (step-closure job))))
  (let ((used (last-heap-use)))
    (append (list "loadedSeconds" (cpu-time)
                  "sourceBytes" (bytes from-source) "goBytes" (bytes from-go)
                  "freeSpaceDivisor" (free-space-divisor))
            (if used (list "loadedMiB" used) '()))))

(define (compile-all! job members time)
  "Compile MEMBERS; return fields for the log, and pairs of a unit that was not compiled and the reason."
  (define (blocked-by-failure? index problems)
    ;; The failure may have left things half-made.
    (any (lambda (other) (assv other problems)) (job-closure job index)))
  (prepare-process! job members)
  (let ((loaded (what-is-loaded job)))
    (let loop ((members members) (problems '()))
      (match members
        (() (values loaded (reverse problems)))
        ((index rest ...)
         (let ((problem (or (blocker job index)
                            (and (blocked-by-failure? index problems)
                                 "a module that it needs failed")
                            (compile! job index time))))
           (loop rest (if problem (acons index problem problems) problems))))))))

(define (take-away-gone! job members)
  "Delete the compiled files of MEMBERS whose sources are gone; return the others."
  (filter (lambda (index)
            (match (facts-state (unit-facts! (job-tree job) index))
              ('gone
               (note "~a is gone; run modplan again to forget it"
                     (unit-source (job-tree job) index))
               (delete-if-there (target-file job index))
               #f)
              ('changed
               (note "~a imports other modules than the plan knows; run modplan again"
                     (unit-source (job-tree job) index))
               #t)
              (_ #t)))
          members))

(define (step-closure job)
  "Return the indices of all that the members of the step can depend on, sorted."
  (sort (delete-duplicates
         (append-map (lambda (index) (job-closure job index)) (step-members (job-step job)))
         eqv?)
        <))

(define (sources-of job indices)
  "Return the sources and included files of units, named as the build file names them."
  (define (written unit path)
    (string-append (vector-ref (job-written job) (+ 1 (unit-directory unit))) "/" path))
  (append-map (lambda (index)
                (define unit (tree-unit (job-tree job) index))
                (filter-map (lambda (path)
                              (and (file-exists? (below (job-tree job) (unit-directory unit) path))
                                   (written unit path)))
                            (cons (unit-path unit) (unit-includes unit))))
              indices))

(define (unplanned-needs job)
  "Return what the members depend on and the plan does not know of."
  (define plan (job-plan job))
  (define known (make-hash-table))
  (let walk ((indices (step-members (job-step job))))
    (for-each (lambda (index)
                (unless (hashv-ref known index)
                  (hashv-set! known index #t)
                  (when (planned? (job-tree job) index)
                    (let ((unit (vector-ref (plan-units plan) index)))
                      (walk (append (unit-imports unit) (unit-others unit)))))))
              indices))
  (filter (lambda (index)
            (or (not (hashv-ref known index)) (not (planned? (job-tree job) index))))
          (step-closure job)))

(define (loaded-units job)
  (filter (lambda (index)
            (or (memv index (step-members (job-step job)))
                (registered (unit-name (tree-unit (job-tree job) index)))))
          (step-closure job)))

(define (searched-directories job)
  "Return the directories in which modules may appear, named as the build file names them."
  (append-map (lambda (root)
                (define written (vector-ref (job-written job) (+ 1 root)))
                (map (lambda (path) (string-append written "/" path))
                     (filter directory-path?
                             (source-tree (vector-ref (tree-directories (job-tree job)) root)
                                          (plan-exclude (job-plan job))))))
              (iota (plan-roots (job-plan job)))))

(define (write-depfile! job)
  (define target
    (format #f "~a/.modplan/~a.stamp" (vector-ref (job-written job) 0) (job-id job)))
  (match (job-depfile job)
    (('extra . file)
     (let ((files (filter plain-name? (sources-of job (unplanned-needs job)))))
       (if (null? files)
           (delete-if-there file)
           (replace-file file (dependency-file target files identity)))))
    (('loaded . file)
     (replace-file file (dependency-file target
                                         (append (sources-of job (loaded-units job))
                                                 (if (eq? 'rest (job-id job))
                                                     (searched-directories job)
                                                     '()))
                                         quote-for-ninja)))
    (#f #t)))

(define (clean-up! job)
  "Take away what only this process needs."
  (empty-directory! (state-file job "tmp"))
  (delete-tree! (state-file job "view")))

(define (call-with-lock job thunk)
  "Call THUNK unless another process works on the same step, a build that was not stopped, say.  The lock
ends with the process, or with what it becomes."
  (define file (format #f "~a/~a.lock" (state-directory job) (job-id job)))
  (mkdir-p (state-directory job))
  (if (job-only job)
      (thunk)                           ;on behalf of a process that has the lock
      (let ((port (open-file file "w")))
        (catch 'system-error
          (lambda () (flock port (logior LOCK_EX LOCK_NB)))
          (lambda _
            (die "step ~a: another build compiles into ~a" (job-id job) (job-outdir job))))
        (let ((result (thunk)))
          (close-port port)
          result))))

(define (run-step! job)
  "Compile what is stale; return whether all went well."
  (if (job-again? job)
      (end-step! job (take-over! job))  ;who has become this process had the lock, so it has it
      (call-with-lock job (lambda () (run-locked-step! job)))))

(define (run-locked-step! job)
  (let* ((start (touch-start! job))
         (started (epoch-time))
         (wall (wall-time))
         (members (filter (lambda (index) (job-stale? job index))
                          (take-away-gone! job (or (job-only job)
                                                   (step-members (job-step job)))))))
    (clean-up! job)                     ;of a process that was killed
    (unless (null? members)
      (let-values (((loaded problems) (compile-all! job members start)))
        (apply log-event (log-file job) "event" (if (job-only job) "retry" "step")
               "step" (job-id job)
               "stale" (length members) "failed" (length problems)
               "startedAt" started
               (append loaded
                       (list "cpuSeconds" (cpu-time) "wallSeconds" (- (wall-time) wall)
                             "gcSeconds" (gc-time) "peakRssMiB" (peak-rss-mib))))
        (cond ((null? problems) #t)
              ((job-only job) (retry! job problems))
              (else
               (write-depfile! job)     ;as long as it is known what was loaded
               (hand-over! job problems start)))))
    (end-step! job start)))

(define (end-step! job start)
  "Clean up, and if all is compiled, say so by a stamp; return whether it is."
  (clean-up! job)
  (and (null? (job-failures job))
       (begin
         (unless (job-only job)
           (unless (job-again? job)
             (write-depfile! job))
           (finish! job start))
         #t)))
