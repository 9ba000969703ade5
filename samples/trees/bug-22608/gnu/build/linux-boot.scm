;;; Booting: runs the script that takes over from the initial RAM disk.
(define-module (gnu build linux-boot)
  #:autoload (system base compile) (compile-file)
  #:export (linux-command-line find-long-option load-boot-script))

(define (linux-command-line)
  (string-tokenize (call-with-input-file "/proc/cmdline"
                     (lambda (port)
                       (let loop ((chars '()))
                         (let ((char (read-char port)))
                           (if (eof-object? char)
                               (reverse-list->string chars)
                               (loop (cons char chars)))))))))

(define (find-long-option option arguments)
  "Return the value of --OPTION=VALUE, or #f."
  (let ((prefix (string-append "--" option "=")))
    (let loop ((rest arguments))
      (cond ((null? rest) #f)
            ((string-prefix? prefix (car rest))
             (substring (car rest) (string-length prefix)))
            (else (loop (cdr rest)))))))

(define (load-boot-script arguments)
  "Compile and run the script that --load names."
  (let ((script (find-long-option "load" arguments)))
    ;; The compiler is wanted here, on a machine that boots; #:autoload was meant to leave it alone
    ;; until then.
    (and script
         (load-compiled (compile-file script)))))
