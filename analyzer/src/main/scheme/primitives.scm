;;; Writes the procedures that the compiler of the running Guile knows as primitives: a reference to one of
;;; them in compiled code does not look into any module.
;;;
;;;   cd analyzer/src/main
;;;   guile     --no-auto-compile scheme/primitives.scm > resources/modplan/load/primitives-3.0.txt
;;;   guile-2.2 --no-auto-compile scheme/primitives.scm > resources/modplan/load/primitives-2.2.txt
;;;
;;; One name a line, sorted.

(for-each (lambda (name) (display name) (newline))
          (sort (map symbol->string (@@ (language tree-il primitives) *interesting-primitive-names*)) string<?))
