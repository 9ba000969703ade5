

;;;; Clocks, in seconds.

(define (cpu-time)
  (/ (get-internal-run-time) (exact->inexact internal-time-units-per-second)))

(define (wall-time)
  (/ (get-internal-real-time) (exact->inexact internal-time-units-per-second)))

(define (gc-time)
  (/ (assq-ref (gc-stats) 'gc-time-taken) (exact->inexact internal-time-units-per-second)))

(define (epoch-time)
  (match (gettimeofday)
    ((seconds . microseconds) (+ seconds (/ microseconds 1e6)))))


;;;; The log: one JSON object a line, written at once, so that steps can share the file.

(define (json-string text)
  (call-with-output-string
    (lambda (port)
      (write-char #\" port)
      (string-for-each
       (lambda (char)
         (cond ((memv char '(#\" #\\))
                (write-char #\\ port)
                (write-char char port))
               ((char=? char #\newline) (display "\\n" port))
               ((char<? char #\space)
                (format port "\\u~a"
                        (string-pad (number->string (char->integer char) 16) 4 #\0)))
               (else (write-char char port))))
       text)
      (write-char #\" port))))

(define (json-value value)
  (cond ((string? value) (json-string value))
        ((boolean? value) (if value "true" "null"))
        ((and (number? value) (exact? value)) (number->string value))
        ((number? value)                ;seconds; milliseconds are enough
         (let* ((millis (inexact->exact (round (* 1000 (max 0 value)))))
                (fraction (number->string (remainder millis 1000))))
           (string-append (number->string (quotient millis 1000))
                          "." (string-pad fraction 3 #\0))))
        (else (json-string (object->string value)))))

(define (json-line . fields)
  (string-append
   "{"
   (string-join (let loop ((fields fields))
                  (match fields
                    (() '())
                    ((key value rest ...)
                     (cons (string-append (json-string key) ": " (json-value value))
                           (loop rest)))))
                ", ")
   "}\n"))

(define (log-event file . fields)
  (define line (apply json-line fields))
  (let ((port (open-file file "a")))
    (set-port-encoding! port "UTF-8")
    (setvbuf port 'block 65536)
    (display line port)
    (close-port port)))


;;;; Errors of Guile as text.

(define (error-text key arguments)
  "Return what Guile says about an exception, in one line."
  (string-join
   (string-tokenize
    (catch #t
      (lambda ()
        (call-with-output-string
          (lambda (port)
            (print-exception port #f key arguments))))
      (lambda _
        (object->string (cons key arguments)))))))

(define (hopeless? key arguments)
  "Whether an exception says that nothing can be written, by this process or by another one."
  (and (eq? key 'system-error)
       (memv (system-error-errno (cons key arguments)) (list ENOSPC EROFS EDQUOT))))

(define (attempt thunk)
  "Call THUNK; return #f, or what went wrong as a string."
  (catch #t
    (lambda () (thunk) #f)
    (lambda (key . arguments)
      (if (or (eq? key 'quit) (hopeless? key arguments))
          (apply throw key arguments)
          (error-text key arguments)))))
