;;; The command line as a record.
(define-module (quire cli options)
  #:use-module (ice-9 getopt-long)
  #:use-module (srfi srfi-9)
  #:export (parse-options options-command options-arguments
            options-directory options-port options-verbose?))

(define-record-type <options>
  (make-options command arguments directory port verbose?)
  options?
  (command options-command)             ; a string, or #f
  (arguments options-arguments)
  (directory options-directory)         ; where the pages are, or #f for the built-in ones
  (port options-port)
  (verbose? options-verbose?))

(define %spec
  `((directory (single-char #\d) (value #t))
    (port (single-char #\p) (value #t) (predicate ,string->number))
    (verbose (single-char #\v))))

(define (parse-options command-line)
  "COMMAND-LINE starts with the name of the program."
  (let* ((options (getopt-long command-line %spec))
         (words (option-ref options '() '())))
    (make-options (and (pair? words) (car words))
                  (if (pair? words) (cdr words) '())
                  (option-ref options 'directory #f)
                  (string->number (option-ref options 'port "8080"))
                  (option-ref options 'verbose #f))))
