

;;;; What the module form of a source says, and its hash, which the plan has, too.

(define (module-name? object)
  (and (pair? object) (list? object) (every symbol? object)))

(define (spec-name spec)
  "Return the module that an interface SPEC of define-module names, or #f."
  (cond ((module-name? spec) spec)
        ((and (pair? spec) (module-name? (car spec))) (car spec))
        (else #f)))

(define (header-clauses clauses)
  "Return (KIND . NAME) for each import and autoload among CLAUSES of a define-module form."
  (define (keyword clause)
    (cond ((keyword? clause) (keyword->symbol clause))
          ((and (symbol? clause) (string-prefix? ":" (symbol->string clause)))
           (string->symbol (string-drop (symbol->string clause) 1)))
          (else #f)))
  (let loop ((clauses clauses))
    (match clauses
      ((head spec . rest)
       (let ((kind (keyword head)))
         (if (and (memq kind '(use-module use-syntax autoload)) (spec-name spec))
             (alist-cons (if (eq? kind 'autoload) 'autoload 'use-module) (spec-name spec)
                         (loop rest))
             (loop (cons spec rest)))))
      (_ '()))))

(define (read-header file name)
  "Return the module form in FILE, that of module NAME or the first one if NAME is #f: the name and
(KIND . NAME) for each import and autoload.  Return #f if there is none or it cannot be read."
  (catch #t
    (lambda ()
      (call-with-input-file file
        (lambda (port)
          (set-port-encoding! port (or (file-encoding port) "UTF-8"))
          (let loop ((form (read port)))
            (match form
              ((? eof-object?) #f)
              (('define-module (? module-name? found) . clauses)
               (if (member name (list #f found))
                   (cons found (header-clauses clauses))
                   (loop (read port))))
              (_ (loop (read port))))))))
    (lambda _ #f)))

(define (header-hash header)
  "Return the hash of HEADER as the plan has it: 32 bits of FNV-1a, in hexadecimal."
  (define text
    (match header
      ((name . clauses)
       (string-append (name-text name) "\n"
                      (string-concatenate
                       (map (match-lambda
                              ((kind . target)
                               (format #f "~a ~a\n" kind (name-text target))))
                            clauses))))))
  (string-pad (number->string
               (fold (lambda (byte hash)
                       (logand (* (logxor hash byte) #x01000193) #xffffffff))
                     #x811c9dc5
                     (bytevector->u8-list (string->utf8 text)))
               16)
              8 #\0))
