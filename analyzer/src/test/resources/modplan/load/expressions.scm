;; expressions.scm FILE RESULTS -- the oracle of the test of expressions: each datum of FILE is
;; evaluated in a module of its own; a line of RESULTS is ok or the class of the error.
(use-modules (srfi srfi-1))

(define (classify key message)
  (cond
   ((eq? key 'unbound-variable) "unbound-variable")
   ((string-contains message "Wrong type to apply")
    (if (string-contains message "syntax-transformer") "apply-macro" "wrong-type-to-apply"))
   (else (symbol->string key))))

(define (describe args)
  (catch #t
    (lambda ()
      (if (and (>= (length args) 3) (string? (cadr args)) (list? (caddr args)))
          (apply format #f (cadr args) (caddr args))
          (format #f "~s" args)))
    (lambda _ (format #f "~s" args))))

(define (outcome datum)
  (let ((module (make-fresh-user-module)))
    (module-use! module (resolve-interface '(srfi srfi-1)))
    (catch #t
      (lambda ()
        (with-output-to-string
          (lambda () (save-module-excursion
                      (lambda () (set-current-module module) (primitive-eval datum)))))
        "ok")
      (lambda (key . args) (classify key (describe args))))))

;; Each in a process of its own, which may leave, hang or die.
(define (in-child datum results)
  (let ((pid (primitive-fork)))
    (when (zero? pid)
      (sigaction SIGALRM SIG_DFL)
      (alarm 3)
      (let ((text (outcome datum)))
        (alarm 0)
        (display text results)
        (newline results)
        (force-output results)
        (primitive-_exit 0)))
    (unless (equal? 0 (status:exit-val (cdr (waitpid pid))))
      (display "died\n" results)
      (force-output results))))

(let ((data (call-with-input-file (second (command-line))
              (lambda (port)
                (let loop ((all '()))
                  (let ((x (read port)))
                    (if (eof-object? x) (reverse all) (loop (cons x all)))))))))
  (let ((results (open-file (third (command-line)) "a")))
    (for-each (lambda (x) (in-child x results)) data)))
