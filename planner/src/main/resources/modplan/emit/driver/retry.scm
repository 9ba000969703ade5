

;;;; Trying again what failed.

;; What fails here may work in another process.  Loading a module can do more than define names:
;; (srfi srfi-10) makes the reader refuse the `#,' of syntax templates.  A cycle may want another entry.
;; And some modules can be compiled, but not loaded here and now.  What `guild compile' would say, that
;; is FRESH in a process of its own, is the last word.

;; How often something that failed is tried in another way.
(define patience 8)

;; The process that tries again, to be stopped with this one.
(define child #f)

(define (wait-for-input port)
  "Wait until PORT has something or ends.  The handler of a signal runs meanwhile; while something is read it
may have to wait for the end of that."
  (let ((ready (catch 'system-error
                 (lambda () (car (select (list port) '() '() 1)))
                 (lambda _ '()))))      ;interrupted
    (when (null? ready)
      (wait-for-input port))))

(define (run-only! job protocol indices)
  "Compile INDICES in a process of their own; return whether that worked."
  (force-output)
  ;; The first line is the process.
  (let ((port (apply open-pipe* OPEN_READ "/bin/sh" "-c"
                     "echo $$; exec ${MODPLAN_GUILE:-guile} \"$@\"" "sh"
                     (append (job-arguments job)
                             (list "--only" (symbol->string protocol))
                             (map number->string indices)))))
    (define (next-line)
      (wait-for-input port)
      (read-line port))
    (set! child (string->number (read-line port)))
    (let loop ((line (next-line)))
      (unless (eof-object? line)
        (display line)
        (newline)
        (force-output)
        (loop (next-line))))
    (let ((status (close-pipe port)))
      (set! child #f)
      (eqv? 0 (status:exit-val status)))))

;; Most often something else that the step has loaded is the reason, and it does harm to many.
(define (retry-together! job indices)
  "Try again the units INDICES in one process, which loads only what they need, as long as that makes some
of them right; return the others."
  (define (one-cycle? indices)
    (every (lambda (other)
             (and (memv other (job-closure job (car indices)))
                  (memv (car indices) (job-closure job other))))
           indices))
  (let loop ((left indices) (rounds patience))
    (if (or (job-only job) (null? left) (one-cycle? left) (zero? rounds))
        left
        (let ((still (begin
                       (run-only! job 'PRELOAD left)
                       (filter (lambda (index) (job-stale? job index)) left))))
          (if (= (length still) (length left))
              left
              (loop still (- rounds 1)))))))

(define (retry! job problems)
  "Try again all units of PROBLEMS, pairs of a unit and a message: together, then cycle by cycle."
  (let loop ((left (retry-together! job (map car problems))))
    (match left
      (() #t)
      ((index _ ...)
       (let-values (((cycle rest)
                     (partition (lambda (other)
                                  (and (memv other (job-closure job index))
                                       (memv index (job-closure job other))))
                                left)))
         (retry-cycle! job cycle problems)
         (loop rest))))))

(define (retry-cycle! job cycle problems)
  "Try again the modules CYCLE, which need one another or are a single one."
  (define single? (null? (cdr cycle)))
  (define broken-need
    (find (lambda (other) (and (failed? job other) (not (memv other cycle))))
          (job-closure job (car cycle))))
  (define entries
    (cond ((not single?) (take cycle (min patience (length cycle))))
          ((hash-ref (job-unloadable job) (car cycle)) '()) ;there is no other way to load it
          (else cycle)))
  (define (fail-all! message)
    (for-each (lambda (index) (fail! job index (message index))) cycle))
  (define (problem index)
    (assv-ref problems index))
  (cond (broken-need
         (fail-all! (lambda (index)
                      (format #f "not compiled, because ~a failed"
                              (tree-name (job-tree job) broken-need)))))
        ((or (job-only job) (>= (length (job-failures job)) patience))
         (fail-all! problem))
        ((any (lambda (entry)
                (run-only! job 'PRELOAD (cons entry (delv entry cycle))))
              entries)
         #t)
        ((> (length cycle) patience)    ;each would load all others from source
         (fail-all! problem))
        (else
         (for-each (lambda (index)
                     (unless (run-only! job 'FRESH (list index))
                       ;; It has said why.
                       (set-job-failures! job (acons index "failed" (job-failures job)))))
                   (filter (lambda (index) (job-stale? job index)) cycle)))))
