;;; Writes which modules Guile has in memory before it looks at any program, and which before it expands the
;;; first form of a file that it compiles.
;;;
;;;   cd analyzer/src/main
;;;   guile     --no-auto-compile scheme/booted.scm > resources/modplan/load/booted-3.0.txt
;;;   guile-2.2 --no-auto-compile scheme/booted.scm > resources/modplan/load/booted-2.2.txt
;;;
;;; One module a line, behind "load" or "compile" (only those that "load" lacks), sorted. It is compiled with
;;; compile-file once the optimiser is there, which the command guild loads first, too; guild has a few more, for its options.

(define (modules)
  "Names of all modules that are there and have a public interface, but for Guile's core and made up ones."
  (let ((found '()))
    (let walk ((module (resolve-module '() #f #:ensure #f)) (prefix '()))
      (hash-for-each
       (lambda (part submodule)
         (let ((name (append prefix (list part))))
           (when (module-public-interface submodule)
             (set! found (cons (object->string name) found)))
           (walk submodule name)))
       (module-submodules module)))
    (sort (filter (lambda (name)
                    (not (or (string-prefix? "(#{" name) (member name '("(guile)" "(guile-user)")))))
                  found)
          string<?)))

(define (print label names)
  (for-each (lambda (name) (format #t "~a ~a~%" label name)) names))

(define booted (modules))
(define compiling #f)

(define (note-modules!)
  (set! compiling (filter (lambda (name) (not (member name booted))) (modules))))

((@ (system base compile) compile) '(lambda (x) (list x)) #:to 'bytecode)

(define source (string-append (tmpnam) ".scm"))
(with-output-to-file source
  (lambda () (write '(eval-when (expand) ((@@ (guile-user) note-modules!))))))
((@ (system base compile) compile-file) source #:output-file (string-append source ".go"))
(delete-file source)
(delete-file (string-append source ".go"))
(print "load" booted)
(print "compile" compiling)
