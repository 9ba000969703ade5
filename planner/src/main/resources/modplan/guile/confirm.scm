;;; Loads or compiles one module or file and tells how it went.
;;;
;;;   guile --no-auto-compile -L DIR... -s confirm.scm load NAME
;;;   guile --no-auto-compile -L DIR... -s confirm.scm load-file FILE
;;;   guile --no-auto-compile -L DIR... -s confirm.scm compile FILE OUTPUT LEVEL
;;;
;;; NAME is a module name as Scheme writes it.  What Guile warns about goes to standard error, the
;;; last line of standard output is `modplan-outcome: ok' or `modplan-outcome: error MESSAGE'.
;;; Before it, compile writes the modules that were there already and those that it has loaded, as
;;; `modplan-before: (NAME ...)' and `modplan-loaded: (NAME ...)'.
;;;
;;; Runs on Guile 2.2 and 3.0 and needs nothing but Guile.

(use-modules (ice-9 match)
             (srfi srfi-1)
             (system base compile))

(define (words key arguments)
  "Return what Guile says about an exception."
  (match arguments
    ;; A tree may have replaced the printer of the key by one that fails on this.
    ((_ (? string? message) (? list? holes) . _)
     (apply simple-format #f message holes))
    (_
     (call-with-output-string
       (lambda (port)
         (print-exception port #f key arguments))))))

(define (one-line key arguments)
  "Return what Guile says about an exception, in one line."
  (string-join
   (string-tokenize
    (catch #t
      (lambda ()
        (words key arguments))
      (lambda _
        (object->string (cons key arguments)))))))

(define (report outcome)
  ;; On a line of its own, whatever the module has printed.
  (force-output (current-error-port))
  (format #t "~%modplan-outcome: ~a~%" outcome)
  (force-output))

(define (attempt thunk)
  (report
   (catch #t
     (lambda () (thunk) "ok")
     (lambda (key . arguments)
       (string-append "error " (one-line key arguments))))))

;; All modules that have an interface, by their names.
(define (registered-modules)
  (define visited (make-hash-table))    ; the tree of modules may lead back into itself
  (let walk ((module (resolve-module '() #f))
             (prefix '())
             (seen '()))
    (hashq-set! visited module #t)
    (hash-fold
     (lambda (name submodule seen)
       (let ((path (cons name prefix)))
         (if (hashq-ref visited submodule)
             seen
             (walk submodule path
                   (if (module-public-interface submodule)
                       (cons (reverse path) seen)
                       seen)))))
     seen
     (module-submodules module))))

(define (report-modules before)
  (let ((known (make-hash-table)))
    (for-each (lambda (name) (hash-set! known name #t)) before)
    (format #t "~%modplan-before: ~s~%modplan-loaded: ~s~%"
            before
            (remove (lambda (name) (hash-ref known name)) (registered-modules)))))

(define (options level)
  ;; 2.2 has no levels.
  (if (string-prefix? "2." (effective-version))
      (list #:opts '(#:warnings (unbound-variable arity-mismatch)))
      (list #:optimization-level level #:warning-level 1)))

(match (cdr (command-line))
  (("load" name)
   (let ((module (call-with-input-string name read)))
     (attempt (lambda () (resolve-interface module)))))
  (("load-file" file)                    ; one that is no module, in a module of its own
   (attempt
    (lambda ()
      (save-module-excursion
       (lambda ()
         (set-current-module (make-fresh-user-module))
         (primitive-load file))))))
  (("compile" file output level)
   (let ((before (registered-modules)))
     (attempt
      (lambda ()
        (dynamic-wind
          (const #t)
          (lambda ()
            (apply compile-file file #:output-file output #:from 'scheme
                   (options (string->number level))))
          (lambda () (report-modules before)))))))
  (_
   (format (current-error-port) "usage: confirm.scm load NAME | load-file FILE | compile FILE OUTPUT LEVEL~%")
   (exit 2)))
