;;; Compiles the stale modules of one step of a plan, in this one process.
;;;
;;;   guile --no-auto-compile -s DRIVER PLAN ACTION OUTDIR DIR... [OPTION...]
;;;   guile --no-auto-compile -s DRIVER @FILE       (the same arguments, as Scheme strings)
;;;
;;; PLAN is the data file beside the build file.  ACTION is the number of a step; `rest' compiles
;;; modules that the plan does not know; `check' says whether the plan fits the tree.  DIR... are the
;;; source directories that the plan numbers: its roots, then its -L directories.  The .go files go
;;; below OUTDIR, stamps and log.jsonl into OUTDIR/.modplan.
;;;
;;;   --target TRIPLET   compile for another machine
;;;   --extra FILE       write a dependency file with what the plan does not know of; none if empty
;;;   --depfile FILE     write a dependency file with the sources of all modules that were loaded
;;;   --again            try again what the process has left to itself; for the driver alone
;;;   --only PROTOCOL INDEX...   some modules of the step, in this order; no stamp; must be last
;;;
;;; Runs on Guile 2.2 and 3.0 and needs nothing but Guile.

(use-modules (ice-9 format)
             (ice-9 ftw)
             (ice-9 match)
             (ice-9 popen)
             (ice-9 rdelim)
             (ice-9 regex)
             ((language tree-il) #:select (const? const-exp const-src make-const post-order tree-il-src))
             (rnrs bytevectors)
             (srfi srfi-1)
             (srfi srfi-9)
             (srfi srfi-11)
             (system base compile)
             (system base target)
             ((system syntax internal)
              #:select (make-syntax syntax? syntax-expression syntax-module syntax-wrap)))
