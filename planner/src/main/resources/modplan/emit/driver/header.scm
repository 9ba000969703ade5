

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

;; R6RS and R7RS libraries.  The names mean what they mean to (ice-9 r6rs-libraries).

(define (library-name object)
  "Return the module that a library name stands for, without its version, or #f."
  (define (part object)
    (cond ((symbol? object) object)
          ((number? object) (string->symbol (number->string object)))
          (else #f)))
  (define (srfi-number symbol)
    (let ((text (symbol->string symbol)))
      (string->number (if (string-prefix? ":" text) (string-drop text 1) text))))
  (and (pair? object)
       (list? object)
       (match (map part (take-while part object))
         (() #f)
         (('srfi (= srfi-number (? integer? number)) . _)
          `(srfi ,(string->symbol (format #f "srfi-~a" number))))
         (parts parts))))

(define (import-set-name set)
  "Return the module that an import SET shows names of, or #f."
  (match set
    (((or 'only 'except 'prefix 'rename 'for) (? pair? inner) . _) (import-set-name inner))
    (('library (? pair? name)) (library-name name))
    (_ (library-name set))))

(define (library-imports declarations)
  "Return (import . NAME) for each import set in DECLARATIONS of a library, in any branch."
  (append-map (match-lambda
                (('import . (? list? sets))
                 (filter-map (lambda (set)
                               (let ((name (import-set-name set)))
                                 (and name (cons 'import name))))
                             sets))
                (('cond-expand (_ . (? list? branches)) ...)
                 (append-map library-imports branches))
                (_ '()))
              declarations))

(define (form-header form)
  "Return what module FORM makes and (KIND . NAME) for each import and autoload, or #f."
  (match form
    (('define-module (? module-name? name) . clauses)
     (cons name (header-clauses clauses)))
    (('library (= library-name (? pair? name)) exports imports . _)
     (cons name (library-imports (list imports))))
    (('define-library (= library-name (? pair? name)) . (? list? declarations))
     (cons name (library-imports declarations)))
    (_ #f)))

(define (read-header file name)
  "Return the module form in FILE, that of module NAME or the first one if NAME is #f: the name and
(KIND . NAME) for each import and autoload.  Return #f if there is none or it cannot be read."
  (catch #t
    (lambda ()
      (call-with-input-file file
        (lambda (port)
          (set-port-encoding! port (or (file-encoding port) "UTF-8"))
          (let loop ((form (read port)))
            (if (eof-object? form)
                #f
                (let ((header (form-header form)))
                  (if (and header (member name (list #f (car header))))
                      header
                      (loop (read port)))))))))
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
