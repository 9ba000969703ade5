

;;;; Handing over to a small process.

;; What a step takes in memory is planned.  So before what failed is tried again, which takes as much, the
;; process that has loaded all of the step becomes a small one, with the same number and the same lock.

(define (hand-over-file job)
  (format #f "~a/~a.again" (state-directory job) (job-id job)))

;; The setting of the collector is for those that load something.
(define heap-setting "GC_INITIAL_HEAP_SIZE")
(define kept-setting "MODPLAN_HEAP")

(define (move-setting! from to)
  (let ((value (getenv from)))
    (unsetenv from)
    (when value
      (setenv to value))))

(define (hand-over! job problems time)
  "Become a process that tries again the units of PROBLEMS, pairs of a unit and a message, of a step that
has started at TIME."
  (define unloadable
    (filter (lambda (index) (hash-ref (job-unloadable job) index)) (map car problems)))
  (define command (job-command job))
  (clean-up! job)
  (write-file (hand-over-file job) (format #f "~s~%" (list time unloadable problems)))
  (force-output)
  (force-output (current-error-port))
  (move-setting! heap-setting kept-setting)
  (chdir (command-directory command))
  ;; GUILE of the build file may be a command with arguments.
  (apply execl "/bin/sh" "sh" "-c" "exec ${MODPLAN_GUILE:-guile} \"$@\"" "sh"
         "--no-auto-compile" "-s" (append (command-arguments command) '("--again"))))

(define (smaller-heap setting mib)
  "Return SETTING, a heap in MiB with the letter that the build file writes, less MIB, which are taken."
  (let ((size (and (string-suffix? "M" setting)
                   (string->number (string-drop-right setting 1)))))
    (if size
        (format #f "~aM" (max 1 (- size mib)))
        setting)))

(define (take-over! job)
  "Try again what the process has left to this one; return when the step has started."
  (move-setting! kept-setting heap-setting)
  (let ((setting (getenv heap-setting)))
    (when setting
      (setenv heap-setting (smaller-heap setting (or (process-memory "VmRSS:") 0)))))
  (match (call-with-input-file (hand-over-file job)
           (lambda (port)
             (set-port-encoding! port "UTF-8")
             (read port)))
    ((time unloadable problems)
     (delete-file (hand-over-file job))
     (for-each (lambda (index) (hash-set! (job-unloadable job) index #t)) unloadable)
     (retry! job problems)
     time)))
