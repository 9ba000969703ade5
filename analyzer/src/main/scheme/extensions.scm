;;; Writes which names the functions of Guile's own library define that its modules call by load-extension.
;;;
;;;   cd analyzer/src/main
;;;   guile     --no-auto-compile scheme/extensions.scm > resources/modplan/load/extensions-3.0.txt
;;;   guile-2.2 --no-auto-compile scheme/extensions.scm > resources/modplan/load/extensions-2.2.txt
;;;
;;; Each function is called in a module that is empty but for Guile's core, in a process of its own. One line
;;; for each: its name, a colon, the names that it defines, sorted. Those that other libraries define are left out.

(use-modules (ice-9 ftw))

(define library (string-append "libguile-" (effective-version)))

(define (functions-of datum)
  "Names of functions that forms (load-extension _ NAME) anywhere in DATUM call."
  (let walk ((datum datum) (found '()))
    (cond ((and (list? datum) (= 3 (length datum)) (eq? 'load-extension (car datum))
                (equal? (cadr datum) '(string-append "libguile-" (effective-version)))
                (string? (caddr datum)))
           (cons (caddr datum) found))
          ((pair? datum) (walk (cdr datum) (walk (car datum) found)))
          (else found))))

(define (functions-of-file file)
  (call-with-input-file file
    (lambda (port)
      (let loop ((found '()))
        (let ((datum (read port)))
          (if (eof-object? datum) found (loop (append (functions-of datum) found))))))))

(define (functions-below directory)
  (let ((found '()))
    (ftw directory
         (lambda (file stat flag)
           (when (and (eq? flag 'regular) (string-suffix? ".scm" file))
             (set! found (append (functions-of-file file) found)))
           #t))
    (sort found string<?)))

(define (names function)
  (let ((module (make-fresh-user-module)))
    (save-module-excursion
     (lambda ()
       (set-current-module module)
       (load-extension library function)))
    (sort (hash-map->list (lambda (name variable) (symbol->string name)) (module-obarray module))
          string<?)))

(define (describe function)
  (let ((process (primitive-fork)))
    (if (zero? process)
        (let ((all (names function)))
          (unless (null? all)
            (format #t "~a: ~a~%" function (string-join all)))
          (force-output)
          (primitive-_exit 0))
        (waitpid process))))

(for-each describe (functions-below (string-append (%package-data-dir) "/" (effective-version))))
