;;; The program.
(define-module (quire cli main)
  #:use-module (quire cli commands)
  #:use-module (quire cli options)
  #:use-module (quire util log)
  #:export (main))

(define (main command-line)
  "Run one command and return the exit code."
  (let ((options (parse-options command-line)))
    (parameterize ((verbose? (options-verbose? options)))
      (cond ((run-command options) 0)
            (else
             (display "usage: quire [-d DIRECTORY] [-p PORT] [-v] render|check|search|serve\n"
                      (current-error-port))
             2)))))
