;;; outcomes.scm --- what Guile does with modules of a tree, each in a process of its own.
;;; usage: guile --no-auto-compile outcomes.scm SECONDS MODE ROOT [DIR...] < MODULES
;;;
;;; MODE is load-source or compile; the load path is ROOT, then each DIR. MODULES are names such as (a b).
;;; Prints one line per module, a list of
;;;   module, mode, "ok" or the class of the error, its message, and the files loaded in their order;
;;; a file is named by its path below the directory of the load path that holds it. A module that takes more
;;; than SECONDS of CPU has the class "timeout".
;;;
;;; ROOT may be a directory of Guile's own modules: compiled files of ROOT that Guile would find are not used, and
;;; nothing is in memory but what Guile itself loads before it looks at a program (or, to compile, at a file).
(use-modules (srfi srfi-1))

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

;; To compile, Guile's compiler is loaded, so that it does not count; the optimiser is, too.
(define compile-file*
  (and (string=? mode "compile")
       (let ((compiler (resolve-interface '(system base compile))))
         ((module-ref compiler 'compile) '(lambda (x) (list x)) #:to 'bytecode)
         (module-ref compiler 'compile-file))))
(set! %load-should-auto-compile #f)

(define (sources-only name)
  "Drop the directories of compiled files that have one of module NAME of the root."
  (let ((base (string-join (map symbol->string name) "/")))
    (when (file-exists? (string-append (first directories) "/" base ".scm"))
      (set! %load-compiled-path
            (remove (lambda (directory) (file-exists? (string-append directory "/" base ".go")))
                    %load-compiled-path)))))

(define (outcome name)
  (let ((loads '()))
    (set! %load-path (append directories %load-path))
    (sources-only name)
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
          (let ((line (read (car ends))))
            (close-port (car ends))
            (waitpid pid)
            (write (if (eof-object? line) (list name mode "timeout" "" '()) line))
            (newline)
            (force-output))))))

(let loop ((name (read)))
  (unless (eof-object? name)
    (run name)
    (loop (read))))
