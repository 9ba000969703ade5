

;;;; What one process has to do.

;; How this process was started, with names of files relative to a directory.
(define-record-type <command>
  (make-command directory arguments)
  command?
  (directory command-directory)
  (arguments command-arguments))

;; arguments: what a process that tries again is started with.  only: indices, or #f for the whole
;; step.  again?: whether the process tries again what it has left to itself.  failures, unloadable,
;; load-times: tables by unit or by name of a module.
(define-record-type <job>
  (make-job plan tree step protocol only again? command outdir arguments target depfile written
            unloadable load-times failures)
  job?
  (plan job-plan)
  (tree job-tree)
  (step job-step)
  (protocol job-protocol)
  (only job-only)
  (again? job-again?)
  (command job-command)
  (outdir job-outdir)
  (arguments job-arguments)
  (target job-target)
  (depfile job-depfile)                 ;#f, or (KIND . FILE)
  (written job-written)                 ;outdir and directories as the build file writes them
  (unloadable job-unloadable)           ;with what Guile said
  (load-times job-load-times)           ;CPU seconds
  (failures job-failures set-job-failures!))

(define (job-id job)
  (step-id (job-step job)))

(define (state-directory job)
  (string-append (job-outdir job) "/.modplan"))

(define (state-file job name)
  "Return the file of the state directory that is this process's own, NAME being what it holds."
  (format #f "~a/~a/~a~a" (state-directory job) name (job-id job) (if (job-only job) "-only" "")))

(define (log-file job)
  (string-append (state-directory job) "/log.jsonl"))

(define (target-file job index)
  (string-append (job-outdir job) "/" (compiled-path (job-tree job) index)))

(define (job-closure job index)
  (unit-closure (job-tree job) index))

(define (job-stale? job index)
  (stale? (job-tree job) (job-outdir job) index))

(define (gone? job index)
  (eq? 'gone (facts-state (unit-facts! (job-tree job) index))))

;; An attempt that fails is followed by another one, which has the last word.
(define (attempt-only? job)
  (and (job-only job) (eq? 'PRELOAD (job-protocol job))))

(define (failed? job index)
  (assv index (job-failures job)))

(define (fail! job index message)
  (define tree (job-tree job))
  (set-job-failures! job (acons index message (job-failures job)))
  (unless (attempt-only? job)
    (format (current-error-port) "modplan: ~a: ~a: ~a~%"
            (unit-source tree index) (tree-name tree index) message)
    (log-event (log-file job) "event" "error" "step" (job-id job)
               "module" (tree-name tree index)
               "file" (unit-path (tree-unit tree index)) "message" message)))
