

;;;; Loading what has to be there before anything is compiled.

;; What the members need and no awaited step compiles is loaded from source, even if another step has
;; just compiled it: bytes must not depend on who was faster.  What an earlier build has left and this
;; one leaves alone can be loaded all the same.

(define (sees-all? job)
  "Whether all compiled files are for the job to see.  Not those of members that an earlier build has left:
a source that is older than its file would not be loaded, though what it is made of has changed."
  (define members (step-members (job-step job)))
  (and (every (lambda (index) (memv index members))
              (step-loads (job-step job)))
       (not (any (lambda (index) (file-exists? (target-file job index))) members))))

(define (build-start)
  "Return when the build has started, in nanoseconds."
  (* 1000000000 (or (string->number (or (getenv "MODPLAN_START") "0")) 0)))

(define (visible-files job)
  "Return what the view of the job shows: pairs of a path and a compiled file."
  (define tree (job-tree job))
  (define members (step-members (job-step job)))
  (define ready (awaited-members (job-step job) (plan-steps (job-plan job))))
  (define (old? index)
    (let ((time (file-time (target-file job index))))
      (and time
           (or (memv index members) (< time (- (build-start) 1000000000)))
           (not (job-stale? job index)))))
  (define seen (make-hash-table))
  (for-each (lambda (member)
              (for-each (lambda (index) (hashv-set! seen index #t)) (job-closure job member)))
            members)
  (hash-fold (lambda (index _ files)
               (if (or (hashv-ref ready index) (old? index))
                   (acons (compiled-path tree index) (target-file job index) files)
                   files))
             '() seen))

(define (load-module! job key name)
  "Load module NAME.  One that cannot be loaded stays half-made, and Guile takes it for good from then on,
so it is remembered: whoever needs it must not be compiled in this process."
  (unless (hash-ref (job-unloadable job) key)
    (let* ((start (cpu-time))
           (problem (attempt (lambda () (resolve-interface name)))))
      (hash-set! (job-load-times job) key (- (cpu-time) start))
      (when problem
        (hash-set! (job-unloadable job) key problem)))))

(define (load-unit! job index)
  (define unit (tree-unit (job-tree job) index))
  ;; A relative include is looked for here: names of files are relative to it.
  (chdir (vector-ref (tree-directories (job-tree job)) (unit-directory unit)))
  (load-module! job index (unit-name unit)))

(define (blocker job index)
  "Return why INDEX cannot be compiled in this process, or #f."
  (define (problem-of key text)
    (let ((problem (hash-ref (job-unloadable job) key)))
      (and problem
           (if (eqv? key index)
               problem
               (format #f "~a cannot be loaded: ~a" text problem)))))
  (or (any (lambda (other) (problem-of other (tree-name (job-tree job) other)))
           (job-closure job index))
      (any (lambda (external) (problem-of external external))
           (facts-externals (unit-facts! (job-tree job) index)))))

(define (wanted-units job members)
  "Return what is loaded from source, in this order: what the step loads and MEMBERS need."
  (define needed (make-hash-table))
  (for-each (lambda (index)
              (for-each (lambda (other) (hashv-set! needed other #t)) (job-closure job index)))
            members)
  (let ((planned (filter (lambda (index)
                           (and (hashv-ref needed index) (not (gone? job index))))
                         (step-loads (job-step job)))))
    (if (job-only job)
        (append (job-only job) (lset-difference eqv? planned (job-only job)))
        planned)))

(define (load-needs! job index wanted)
  "Load what unit INDEX needs besides the units WANTED, with all compiled files in reach."
  (define tree (job-tree job))
  (define facts (unit-facts! tree index))
  (define (wanted? other) (memv other wanted))
  (for-each (lambda (external) (load-module! job external external))
            (facts-externals facts))
  (for-each (lambda (other) (load-unit! job other))
            (remove wanted? (facts-imports facts)))
  ;; Who only mentions a module survives when it cannot be loaded.
  (for-each (lambda (reference)
              (attempt (lambda () (resolve-interface reference))))
            (append (map (lambda (other) (unit-name (tree-unit tree other)))
                         (remove wanted? (facts-others facts)))
                    (unit-references (tree-unit tree index)))))

(define (has-copy? tree indices directory)
  "Whether DIRECTORY has a compiled file of one of the units INDICES."
  (any (lambda (index) (file-exists? (string-append directory "/" (compiled-path tree index))))
       indices))

(define (preload! job members)
  (define tree (job-tree job))
  (define wanted (wanted-units job members))
  (define compiled-path %load-compiled-path)
  (for-each (lambda (index) (load-needs! job index wanted))
            (if (eq? 'PRELOAD (job-protocol job))
                wanted
                (append wanted (lset-difference eqv? members wanted))))
  ;; An installed copy of a member must not be taken for it.  What else the members load while they are
  ;; loaded, `dynamic-link' for one, is found compiled where there is no such copy.
  (set! %load-compiled-path
        (cons (car compiled-path)
              (remove (lambda (directory) (has-copy? tree wanted directory)) (cdr compiled-path))))
  (for-each (lambda (index) (load-unit! job index)) wanted)
  (set! %load-compiled-path compiled-path))

(define (prepare-process! job members)
  (define directories (vector->list (tree-directories (job-tree job))))
  (define view (state-file job "view"))
  (define all? (sees-all? job))
  (watch-collections!)
  (load-compiler!)
  (hide-inlinable-exports! (job-tree job))
  (set! %load-should-auto-compile #f)
  (set! %load-path (append directories %load-path))
  (unless all?
    (make-view! view (visible-files job)))
  (set! %load-compiled-path (cons (if all? (job-outdir job) view) %load-compiled-path))
  ;; File names below a load path directory go into compiled files as relative ones.
  (fluid-set! %file-port-name-canonicalization 'relative)
  ;; FRESH for modules that failed is what `guild compile' does, and that loads nothing first.
  (unless (and (job-only job) (eq? 'FRESH (job-protocol job)))
    (parameterize ((current-warning-port (open-output-string)))
      (preload! job members))))
