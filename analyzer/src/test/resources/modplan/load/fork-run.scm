;; fork-run.scm TASKS -- the oracle of the random test: one forked Guile per task.
;; TASKS holds lists ("mode" "directory" "(entry)" "file" "result file" "(modules)").
;; Each result is one datum: status class, then the files loaded, then the outcome of every procedure
;; whose name begins with x, by module and name, then what Guile printed until the entry was there,
;; then the message of the error, or "".
(use-modules (srfi srfi-1))

(define (classify key message)
  (cond
   ((string-contains message "no binding `")
    (if (string-contains message "to hide") "missing-hide" "missing-export"))
   ((eq? key 'unbound-variable) "unbound-variable")
   ((string-contains message "no code for module") "no-code-for-module")
   ((string-contains message "Undefined variable:") "reexport-undefined")
   ((string-contains message "re-exporting local variable") "reexport-local")
   ((and (string-contains message "Wrong type to apply")
         (or (string-contains message "syntax-transformer") (string-contains message "#<macro")))
    "apply-macro")
   ((string-contains message "Wrong type to apply") "wrong-type-to-apply")
   (else (symbol->string key))))

(define (describe key args)
  (catch #t
    (lambda ()
      (cond ((and (>= (length args) 3) (string? (cadr args)) (list? (caddr args)))
             (apply format #f (cadr args) (caddr args)))
            (else (format #f "~s" args))))
    (lambda _ (format #f "~s" args))))

(define (attempt thunk)
  (car (told-attempt thunk)))

;; The outcome and what it says.
(define (told-attempt thunk)
  (catch #t
    (lambda () (thunk) '("ok" . ""))
    (lambda (key . args)
      (let ((message (describe key args)))
        (cons (classify key message) message)))))

(resolve-interface '(scripts compile))
(resolve-interface '(rnrs base))
(resolve-interface '(srfi srfi-9))
(define compile-main (module-ref (resolve-interface '(scripts compile)) 'compile))
(let ((file "fork-run-warm.scm"))       ; the whole compiler is loaded before the forks
  (with-output-to-file file
    (lambda () (display "(define-module (fork-run-warm) #:export (x)) (define (x y) (list y car 1))")))
  (with-output-to-file "/dev/null" (lambda () (compile-main "-o" "fork-run-warm.go" file))))
(set! %load-should-auto-compile #f)

;; The outcome of every procedure of a module whose name begins with x.
(define (calls module)
  (let ((m (resolve-module module #f #:ensure #f)))
    (if (not (and m (module-public-interface m)))
        '()
        (append-map
         (lambda (name)
           (let* ((variable (module-local-variable m name))
                  (value (and variable (variable-bound? variable) (variable-ref variable))))
             (if (procedure? value)
                 (list (list (format #f "~a ~a" module name) (attempt value)))
                 '())))
         (sort (filter (lambda (name) (string-prefix? "x" (symbol->string name)))
                       (module-map (lambda (name variable) name) m))
               (lambda (a b) (string<? (symbol->string a) (symbol->string b))))))))

(define-syntax-rule (quietly port body)
  (begin
    (parameterize ((current-warning-port port) (current-error-port port)
                   (current-output-port port))
      body)))

(define (task mode directory entry file result modules)
  (define own (string-append directory "/go/" (string-drop-right file 4) ".go"))
  (define hidden (string-append own ".hidden"))
  (when (and (equal? mode "compile-go") (file-exists? own))
    (rename-file own hidden))           ; only those of the others are there
  (run mode directory entry file result modules)
  (when (file-exists? hidden)
    (rename-file hidden own)))

(define (run mode directory entry file result modules)
  (let ((loads '())
        (printed (open-output-string))
        (compile? (member mode '("compile" "compile-go"))))
    (chdir directory)
    (set! %load-hook
          (lambda (f)
            (when (string-prefix? (string-append directory "/") f)
              (set! loads (cons (substring f (+ 1 (string-length directory))) loads)))))
    (unless compile? (set! %load-path (cons directory %load-path)))
    (when (member mode '("load-go" "compile-go"))
      (set! %load-compiled-path (cons (string-append directory "/go") %load-compiled-path)))
    (let* ((outcome
            (quietly printed
             (told-attempt
              (lambda ()
                (if compile?
                    (compile-main "-L" directory "-o" (string-append result ".go")
                                  (string-append directory "/" file))
                    (resolve-interface entry))))))
           (at-load (reverse loads))
           (called (if compile? '() (quietly (open-output-string) (append-map calls modules)))))
      (with-output-to-file result
        (lambda ()
          (write (list (car outcome) at-load called
                       (filter (lambda (line) (not (string-null? line)))
                               (string-split (get-output-string printed) #\newline))
                       (cdr outcome))))))))

(for-each
 (lambda (t)
   (let ((pid (primitive-fork)))
     (if (zero? pid)
         (begin
           (catch #t (lambda () (apply task t)) (lambda args (write args (current-error-port))))
           (primitive-_exit 0))
         (waitpid pid))))
 (call-with-input-file (cadr (command-line))
   (lambda (port)
     (let loop ((acc '()))
       (let ((x (read port))) (if (eof-object? x) (reverse acc) (loop (cons x acc))))))))
