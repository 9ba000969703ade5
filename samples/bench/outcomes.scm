;;; outcomes.scm --- what Guile does with modules of a tree, each in a process of its own.
;;; usage: guile --no-auto-compile outcomes.scm SECONDS MODE ROOT [DIR...] < MODULES
;;;
;;; MODE is load-source or compile; the load path is ROOT, then each DIR. MODULES are names such as (a b).
;;; Prints one line per module, a list of
;;;   module, mode, "ok" or the class of the error, its message, and the files loaded in their order;
;;; a file is named by its path below the directory of the load path that holds it. A module that takes more
;;; than SECONDS of CPU has the class "timeout".
(use-modules (srfi srfi-1) (ice-9 rdelim))

(define arguments (cdr (command-line)))
(define seconds (string->number (first arguments)))
(define mode (second arguments))
(define directories (map canonicalize-path (cddr arguments)))

(define (classify key message)
  (define (has? text) (string-contains message text))
  (cond
   ((has? "no binding `") (if (has? "to hide") "missing-hide" "missing-export"))
   ((eq? key 'unbound-variable) "unbound-variable")
   ((has? "no code for module") "no-code-for-module")
   ((has? "Undefined variable:") "reexport-undefined")
   ((has? "re-exporting local variable") "reexport-local")
   ((has? "Wrong type to apply")
    (if (or (has? "syntax-transformer") (has? "#<macro")) "apply-macro" "wrong-type-to-apply"))
   (else (symbol->string key))))

(define (describe key args)
  (catch #t
    (lambda ()
      (cond ((eq? key 'syntax-error)
             (format #f "~a: ~a ~s" (car args) (cadr args) (list-ref args 3)))
            ((and (>= (length args) 3) (string? (cadr args)) (list? (caddr args)))
             (apply format #f (cadr args) (caddr args)))
            (else (format #f "~s" args))))
    (lambda _ (format #f "~s" args))))

(define (relative file)
  (let ((directory (find (lambda (d) (string-prefix? (string-append d "/") file)) directories)))
    (and directory (substring file (+ 1 (string-length directory))))))

(define (file-of name)
  (string-append (string-join (map symbol->string name) "/") ".scm"))

;; Guile's compiler is loaded, so that it does not count; the optimiser is, too.
(define compile-file* (module-ref (resolve-interface '(system base compile)) 'compile-file))
(define compile* (module-ref (resolve-interface '(system base compile)) 'compile))
(compile* '(lambda (x) (list x)) #:to 'bytecode)
(set! %load-should-auto-compile #f)

(define (outcome name)
  (let ((loads '()))
    (set! %load-path (append directories %load-path))
    (set! %load-hook
          (lambda (file)
            (let ((path (and (string? file) (relative file))))
              (when (and path (not (and (pair? loads) (string=? path (car loads)))))
                (set! loads (cons path loads))))))
    (let* ((quiet (open-output-string))
           (result
            (parameterize ((current-warning-port quiet) (current-error-port quiet)
                           (current-output-port quiet))
              (catch #t
                (lambda ()
                  (if (string=? mode "compile")
                      (let ((go (string-append (getcwd) "/outcome-" (number->string (getpid)) ".go")))
                        (dynamic-wind
                          (lambda () #t)
                          (lambda ()
                            (compile-file* (%search-load-path (file-of name)) #:output-file go))
                          (lambda () (when (file-exists? go) (delete-file go)))))
                      (resolve-interface name))
                  '("ok" ""))
                (lambda (key . args)
                  (let ((message (describe key args)))
                    (list (classify key message) message)))))))
      (append (list name mode) result (list (reverse loads))))))

(define (run name)
  (let* ((ends (pipe))
         (pid (primitive-fork)))
    (if (zero? pid)
        (begin
          (close-port (car ends))
          (setrlimit 'cpu seconds (+ 1 seconds))
          (write (outcome name) (cdr ends))
          (force-output (cdr ends))
          (primitive-_exit 0))
        (begin
          (close-port (cdr ends))
          (let ((line (read-line (car ends))))
            (close-port (car ends))
            (waitpid pid)
            (if (eof-object? line)
                (write (list name mode "timeout" "" '()))
                (display line))
            (newline)
            (force-output))))))

(let loop ((name (read)))
  (unless (eof-object? name)
    (run name)
    (loop (read))))
