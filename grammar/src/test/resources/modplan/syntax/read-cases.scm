;;; read-cases.scm --- what Guile's reader makes of texts.
;;;
;;; usage: guile --no-auto-compile read-cases.scm FILE
;;;
;;; FILE holds texts in UTF-8, each followed by the character U+0001. One line goes out for each: its
;;; data in the notation of CanonicalForm.java, and `!' where Guile refuses to read on.

(use-modules (ice-9 textual-ports))

;;; The reader extensions of (guix gexp).
(define (end-of-input)
  (throw 'read-error "end of input"))

(define (read-datum port)
  (let ((datum (read port)))
    (if (eof-object? datum) (end-of-input) datum)))

(define (abbreviation symbol splicing)
  (lambda (char port)
    (if (and splicing (eqv? (peek-char port) #\@))
        (begin
          (read-char port)
          (list splicing (read-datum port)))
        (list symbol (read-datum port)))))

(read-hash-extend #\~ (abbreviation 'gexp #f))
(read-hash-extend #\$ (abbreviation 'ungexp 'ungexp-splicing))
(read-hash-extend #\+ (abbreviation 'ungexp-native 'ungexp-native-splicing))

(define (print-name kind name)
  (display kind)
  (string-for-each
   (lambda (char)
     (if (and (char<? #\! char #\~) (not (eqv? char #\\)))
         (display char)
         (begin
           (display "\\")
           (display (number->string (char->integer char) 16))
           (display ";"))))
   name))

(define (print-elements elements)
  (for-each (lambda (element)
              (display " ")
              (print element))
            elements))

(define (print-list list)
  (display "(")
  (let loop ((rest list))
    (cond ((pair? rest)
           (display " ")
           (print (car rest))
           (loop (cdr rest)))
          ((not (eq? rest '()))
           (display " . ")
           (print rest))))
  (display " )"))

(define (print datum)
  (cond ((eq? datum #nil) (display "nil"))
        ((boolean? datum) (display (if datum "#t" "#f")))
        ((symbol? datum) (print-name "s:" (symbol->string datum)))
        ((keyword? datum) (print-name "k:" (symbol->string (keyword->symbol datum))))
        ((number? datum) (display "number"))
        ((string? datum) (display "string"))
        ((char? datum) (display "char"))
        ((bitvector? datum) (display "bits"))
        ((or (pair? datum) (eq? datum '())) (print-list datum))
        ((array? datum)
         (display "[")
         (print-elements (if (zero? (array-rank datum))
                             (list (array-ref datum))
                             (array->list datum)))
         (display " ]"))
        (else (error "no such datum in source code" datum))))

(define refused (list 'refused))

(define (print-data text)
  (call-with-input-string text
    (lambda (port)
      (let loop ()
        (let ((datum (catch #t
                       (lambda () (read port))
                       (lambda _ refused))))
          (cond ((eof-object? datum) #t)
                ((eq? datum refused) (display "!"))
                (else (print datum)
                      (display " ")
                      (loop))))))))

(set-port-encoding! (current-output-port) "UTF-8")
(for-each (lambda (text)
            (print-data text)
            (newline))
          (string-split (call-with-input-file (cadr (command-line)) get-string-all
                                              #:encoding "UTF-8")
                        #\x1))
