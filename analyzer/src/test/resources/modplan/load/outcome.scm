;; outcome.scm MODE DIRECTORY GO ENTRY -- what Guile does with one entry: the class of the error or "ok",
;; then the files of the directory in the order in which they are loaded, one a line.
(define mode (list-ref (command-line) 1))
(define directory (list-ref (command-line) 2))
(define go (list-ref (command-line) 3))
(define entry (call-with-input-string (list-ref (command-line) 4) read))
(define compile* (module-ref (resolve-interface '(system base compile)) 'compile-file))
((module-ref (resolve-interface '(system base compile)) 'compile) '(lambda (x) x) #:to 'bytecode)

(define (classify key message)
  (define (has? text) (string-contains message text))
  (cond
   ((has? "no binding `") (if (has? "to hide") "missing-hide" "missing-export"))
   ((eq? key 'unbound-variable) "unbound-variable")
   ((has? "no code for module") "no-code-for-module")
   ((has? "Undefined variable:") "reexport-undefined")
   ((has? "Wrong type to apply")
    (if (or (has? "syntax-transformer") (has? "#<macro")) "apply-macro" "wrong-type-to-apply"))
   (else (symbol->string key))))

(define loads '())
(set! %load-should-auto-compile #f)
(set! %load-path (cons directory %load-path))
(set! %load-hook
      (lambda (file)
        (when (and (string? file) (string-prefix? directory file))
          (let ((path (substring file (+ 1 (string-length directory)))))
            (unless (and (pair? loads) (string=? path (car loads)))
              (set! loads (cons path loads)))))))
(define quiet (open-output-string))
(define result
  (parameterize ((current-warning-port quiet) (current-error-port quiet) (current-output-port quiet))
    (catch #t
      (lambda ()
        (if (string=? mode "compile")
            (compile* (string-append directory "/" (string-join (map symbol->string entry) "/") ".scm")
                      #:output-file go)
            (resolve-interface entry))
        "ok")
      (lambda (key . args)
        (classify key
                  (catch #t
                    (lambda () (apply format #f (cadr args) (caddr args)))
                    (lambda _ (format #f "~s" args))))))))
(display result)
(newline)
(for-each (lambda (path) (display path) (newline)) (reverse loads))
