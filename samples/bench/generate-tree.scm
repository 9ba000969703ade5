;;; generate-tree.scm --- a tree of N modules that looks like package definitions, for benchmarks.
;;; usage: guile --no-auto-compile generate-tree.scm N SEED DIR [IMPORTS]
;;;
;;; Module i imports up to IMPORTS (default 12) earlier modules, near ones more often than far ones; one in
;;; forty also imports a later one, which makes cycles. Every module defines macros or records or packages.

(use-modules (ice-9 match) (srfi srfi-1))

(define (main n seed directory imports)
  (define random-state (seed->random-state seed))
  (define (pick limit) (random limit random-state))
  (define (name i)
    `(gen ,(string->symbol (format #f "d~a" (quotient i 100))) ,(string->symbol (format #f "m~a" i))))
  (define (file i)
    (string-append directory "/"
                   (string-join (map symbol->string (name i)) "/") ".scm"))
  (define (imported i)
    (let ((count (min i (1+ (pick imports)))))
      (delete-duplicates
       (append (map (lambda (_)
                      (- i 1 (min (1- i) (inexact->exact
                                          (floor (* i (expt (/ (pick 1000) 1000.) 3)))))))
                    (iota count))
               (if (and (zero? (pick 40)) (< (1+ i) n))
                   (list (+ i 1 (pick (min 20 (- n i 1)))))
                   '())))))
  (define (write-module i)
    (format #t "(define-module ~a~%  #:use-module (srfi srfi-1)~%" (name i))
    (for-each (lambda (j) (format #t "  #:use-module ~a~%" (name j))) (imported i))
    (format #t "  #:export (thing-~a compute-~a))~%~%" i i)
    (format #t "(define-syntax-rule (with-~a body ...)~%  (let ((depth ~a)) body ...))~%~%" i i)
    (for-each
     (lambda (k)
       (format #t "(define-public package-~a-~a
  (lambda ()
    `((name . \"package-~a-~a\")
      (version . \"1.~a.~a\")
      (source . ((uri . \"https://example.org/~a/~a.tar.gz\")
                 (sha256 . \"~a\")))
      (inputs . ,(list ~a ~a))
      (synopsis . \"Thing number ~a\")
      (description . \"A longer text about thing number ~a, which says what it is for,
over more than one line, with (parentheses) and ; no comment.\"))))~%~%"
               i k i k i k i k (number->string (pick 1000000000) 36) (pick 100) (pick 100) k k))
     (iota (1+ (pick 12))))
    (format #t "(define (thing-~a) (compute-~a 1))~%(define* (compute-~a x #:optional (y ~a))~%  (with-~a (+ x y)))~%"
            i i i i i))
  (let loop ((i 0))
    (when (< i n)
      (let ((directory (dirname (file i))))
        (unless (file-exists? directory)
          (let make ((d directory))
            (unless (file-exists? d)
              (make (dirname d))
              (mkdir d)))))
      (with-output-to-file (file i) (lambda () (write-module i)))
      (loop (1+ i)))))

(match (cdr (command-line))
  ((n seed directory . rest)
   (main (string->number n) (string->number seed) directory
         (match rest (() 12) ((imports . _) (string->number imports)))))
  (_
   (format (current-error-port) "usage: generate-tree.scm N SEED DIR [IMPORTS]~%")
   (exit 2)))
