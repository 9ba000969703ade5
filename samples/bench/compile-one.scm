;;; guile --no-auto-compile -L DIR... -C OUTDIR -s compile-one.scm LEVEL FILE OUTPUT
;;;
;;; Compiles one file in a process of its own, as the drivers of modplan's builds do.

(use-modules (ice-9 match)
             (system base compile))

(match (command-line)
  ((_ level file output)
   ;; The compiler is loaded before anything of the tree.
   (compile '(lambda (x) (+ x 1)) #:from 'scheme #:to 'bytecode)
   (fluid-set! %file-port-name-canonicalization 'relative)
   (compile-file file #:output-file output #:from 'scheme
                 #:optimization-level (string->number level))))
