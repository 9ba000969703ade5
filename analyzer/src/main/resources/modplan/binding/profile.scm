;; profile.scm -- what the modules of this Guile export, for trees that do not ship them.
;; usage: guile --no-auto-compile profile.scm > guile-3.0.profile        (guile-2.2: likewise)
;; For each module three lines at most: its name, "m" and its macros, "v" and its variables; "r" the
;; names that replace others without a warning.  Sorted; facts only, no code.
(use-modules (ice-9 ftw) (srfi srfi-1))

(define site (dirname (dirname (%search-load-path "ice-9/boot-9.scm"))))

(define (files dir prefix)
  (append-map
   (lambda (name)
     (let ((path (string-append dir "/" name)))
       (cond ((member name '("." "..")) '())
             ((eq? 'directory (stat:type (stat path))) (files path (append prefix (list name))))
             ((string-suffix? ".scm" name)
              (list (map string->symbol (append prefix (list (string-drop-right name 4))))))
             (else '()))))
   (or (scandir dir) '())))

(define (interface name)
  (catch #t
    (lambda () (and (not (equal? name '(ice-9 boot-9))) (resolve-interface name)))
    (lambda _ #f)))

(define (symbol<? a b) (string<? (symbol->string a) (symbol->string b)))

(define (line letter names)
  (unless (null? names)
    (display letter)
    (for-each (lambda (name)
                (unless (string-index (symbol->string name) char-whitespace?)
                  (display " ")
                  (display (symbol->string name)))) ; as it is, not #{1+}#
              (sort names symbol<?))
    (newline)))

;; An interface may use others, as that of (guile) does; what it has itself goes first.
(define (all-uses interface)
  (cons interface (append-map all-uses (module-uses interface))))

(define (describe name interface)
  (let ((macros '()) (variables '()) (replacing '()) (seen (make-hash-table)))
    (define (note symbol variable)
      (unless (hashq-ref seen symbol)
        (hashq-set! seen symbol #t)
        (if (and (variable-bound? variable) (macro? (variable-ref variable)))
            (set! macros (cons symbol macros))
            (set! variables (cons symbol variables)))
        (when (false-if-exception
               (hashq-ref (module-replacements interface) symbol))
          (set! replacing (cons symbol replacing)))))
    (for-each (lambda (module) (module-for-each note module)) (all-uses interface))
    (write name)
    (newline)
    (line "m" macros)
    (line "v" variables)
    (line "r" replacing)))

(set! %load-should-auto-compile #f)
(let* ((quiet (open-output-string))
       (names (sort (cons '(guile) (files site '()))
                    (lambda (a b) (string<? (object->string a) (object->string b)))))
       (found (parameterize ((current-warning-port quiet) (current-error-port quiet)
                             (current-output-port quiet))
                (map (lambda (name) (cons name (interface name))) names))))
  (for-each (lambda (entry) (when (cdr entry) (describe (car entry) (cdr entry)))) found))
