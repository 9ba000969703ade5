;;; Tests of the driver's parts:  guile --no-auto-compile -s driver-test.scm DRIVER-DIRECTORY TEMPORARY
;;; Exits with 1 if a test fails.

(use-modules (srfi srfi-64))

(define parts (cadr (command-line)))
(define temporary (caddr (command-line)))

(for-each (lambda (part)
            (primitive-load (string-append parts "/" part ".scm")))
          '("head" "plan" "files" "log" "memory" "header" "tree" "view" "constants" "compile" "job" "load" "retry" "again" "step"))

(define (file name text)
  (let ((path (string-append temporary "/" name)))
    (mkdir-p (dirname path))
    (write-file path text)
    path))

(define (plan-of units steps)
  (make-plan 0 1 '() (list (make-regexp "^(.*/)?tests(/.*)?$")) '((0 . "known.scm"))
             (list->vector units) steps))

(define (unit index name path header imports)
  (make-unit index name 0 path 2 '() header imports '() '() '() '()))

;; Without a log file beside the tests.
(test-runner-factory
 (lambda ()
   (let ((runner (test-runner-null)))
     (test-runner-on-test-end! runner
       (lambda (runner)
         (when (eq? 'fail (test-result-kind runner))
           (format (current-error-port) "FAIL ~a: ~s~%" (test-runner-test-name runner)
                   (test-result-alist runner)))))
     runner)))

(define runner (test-runner-create))

(test-with-runner runner
  (test-begin "driver")

  (test-equal "options are keywords of the compiler"
    '(#:letrectify? #f #:cps? #t)
    (option-keywords '("no-letrectify" "cps")))

  (test-equal "strings in the log"
    "\"a\\\"b\\\\c\\nd\\u0001é\""
    (json-string "a\"b\\c\nd\x01é"))
  (test-equal "a line of the log"
    "{\"a\": 1, \"b\": 0.250, \"c\": null, \"d\": \"x\"}\n"
    (json-line "a" 1 "b" 0.25 "c" #f "d" "x"))

  (test-assert "plain names" (plain-name? "a/b-c+1.scm"))
  (test-assert "names that Make does not take" (not (plain-name? "a b.scm")))
  (test-equal "a dependency file for Make"
    "x.stamp: \\\n  a.scm \\\n  b.scm\n\na.scm:\n\nb.scm:\n"
    (dependency-file "x.stamp" '("a.scm" "b.scm") identity))
  (test-equal "names in one for Ninja" "a\\ b$$c\\#d" (quote-for-ninja "a b$c#d"))

  (test-equal "a heap for who runs beside a small process" "100M" (smaller-heap "128M" 28))
  (test-equal "a heap that is taken" "1M" (smaller-heap "20M" 28))
  (test-equal "a heap in words that the build file does not use" "1g" (smaller-heap "1g" 28))

  (test-equal "an error in one line"
    "Unbound variable: nowhere"
    (attempt (lambda () (primitive-eval 'nowhere))))
  (test-assert "a full disk is not tried again"
    (catch 'system-error
      (lambda ()
        (attempt (lambda () (scm-error 'system-error "write" "~a" '("full") (list ENOSPC))))
        #f)
      (const #t)))

  (test-equal "imports and autoloads in the order of the form"
    '((a b) (use-module . (c)) (autoload . (d e)) (use-module . (srfi srfi-1)) (use-module . (f)))
    (read-header
     (file "header.scm" "; first
(display 1)
(define-module (a b)
  #:use-module (c)
  #:autoload (d e) (x y)
  #:use-module ((srfi srfi-1) #:select (first) #:prefix s:)
  #:export (use-module)
  :use-module (f)
  #:version (1 2))
(use-modules (not of the form))")
     #f))
  (test-equal "the form of the module that was asked for"
    '((b) (use-module . (d)))
    (read-header (file "two.scm" "(define-module (a) #:use-module (c))
(define-module (b) #:use-module (d))") '(b)))
  (test-equal "an R6RS library"
    '((lib) (import . (rnrs)) (import . (rnrs base)) (import . (srfi srfi-1)) (import . (a b))
      (import . (c)) (import . (srfi srfi-9)))
    (read-header (file "r6.scm" "(library (lib (1 2))
  (export f)
  (import (rnrs) (only (rnrs base (6)) car) (rename (prefix (except (srfi :1 lists) any) s:) (s:map m))
          (for (a b) expand run) (library (c (>= 1))) (srfi srfi-9))
  (define (f) (import (not of the form))))") #f))
  (test-equal "an R7RS library"
    '((lib 7) (import . (scheme base)) (import . (srfi srfi-1)) (import . (ice-9 match))
      (import . (other)))
    (let ((header (read-header (file "r7.scm" "(define-library (lib 7)
  (export f)
  (import (scheme base) (only (srfi 1) map))
  (cond-expand (guile (import (ice-9 match))) (else (import (other))))
  (begin (define (f) 1)))") #f)))
      (cons (map (lambda (part) (if (eq? part '#{7}#) 7 part)) (car header)) (cdr header))))
  (test-equal "no module form" #f (read-header (file "none.scm" "(display 1)") #f))
  (test-equal "a file that cannot be read" #f (read-header (file "bad.scm" "(define-module (a") #f))
  (test-equal "FNV-1a of the name and the imports"
    "939fb845"
    (header-hash '((a b) (use-module . (c)) (autoload . (d)))))

  (let* ((a (file "tree/m/a.scm" "(define-module (m a) #:use-module (m b) #:use-module (m new))"))
         (b (file "tree/m/b.scm" "(define-module (m b))"))
         (new (file "tree/m/new.scm" "(define-module (m new) #:use-module (m b))"))
         (root (canonicalize-path (string-append temporary "/tree")))
         (tree (plan->tree
                (plan-of (list (unit 0 '(m a) "m/a.scm" "00000000" '(1))
                               (unit 1 '(m b) "m/b.scm" "" '())
                               (unit 2 '(m lost) "m/lost.scm" "" '()))
                         '())
                (vector root))))
    (file "tree/known.scm" "(define-module (known))")
    (file "tree/tests/t.scm" "(define-module (tests t))")
    (file "tree/m/elsewhere.scm" "(define-module (m other))")
    (file "tree/.hidden/h.scm" "(define-module (h))")
    (test-equal "what changed" 'changed (facts-state (unit-facts! tree 0)))
    (test-equal "needs of a changed header, one of them new" '(1 3)
                (facts-imports (unit-facts! tree 0)))
    (test-equal "a source that is gone" 'gone (facts-state (unit-facts! tree 2)))
    (test-equal "the closure" '(0 1 3) (sort (unit-closure tree 0) <))
    (test-equal "modules that the plan does not know" '(3)
                (find-new-units! tree))
    (test-equal "a tree without hidden and excluded files"
      '("known.scm" "m/" "m/a.scm" "m/b.scm" "m/elsewhere.scm" "m/new.scm")
      (source-tree root (plan-exclude (tree-plan tree)))))

  (let ((tree (plan->tree (plan-of '() '())
                          (vector (canonicalize-path (string-append temporary "/tree"))))))
    (test-equal "all modules of a tree are new to an empty plan"
      '((m a) (m b) (m new))
      (map (lambda (index) (unit-name (tree-unit tree index)))
           (find-new-units! tree))))

  ;; Against the closures, on random graphs with cycles.
  (let* ((root (string-append temporary "/newest"))
         (count 12)
         (random-state (seed->random-state 22608))
         (path (lambda (index) (format #f "u~a.scm" index))))
    (for-each (lambda (index)
                (file (string-append "newest/" (path index)) "")
                (set-file-time! (string-append root "/" (path index))
                                (* 1000000000 (+ 1000 (random 1000 random-state)))))
              (iota count))
    (test-assert "the youngest source of each closure"
      (every (lambda (_)
               (let ((tree (plan->tree
                            (plan-of (map (lambda (index)
                                            (unit index (list 'u index) (path index) ""
                                                  (filter (lambda (other)
                                                            (and (not (= other index))
                                                                 (zero? (random 8 random-state))))
                                                          (iota count))))
                                          (iota count))
                                     '())
                            (vector root))))
                 (every (lambda (index)
                          (= (newest-source-time tree index)
                             (apply max (map (lambda (other) (source-time tree other))
                                             (unit-closure tree index)))))
                        (iota count))))
             (iota 100))))

  (let* ((steps (list (make-step 1 'PRELOAD '(0) '() '()) (make-step 2 'PRELOAD '(1 2) '() '(1))
                      (make-step 3 'PRELOAD '(3) '() '()) (make-step 4 'PRELOAD '(4) '() '(2)))))
    (test-equal "members of steps that have ended"
      '(0 1 2)
      (sort (hash-map->list (lambda (index _) index) (awaited-members (last steps) steps)) <)))

  ;; Loaded before it is compiled or not: the same bytes, though a name comes from an autoload and the
  ;; module has generated names.
  (let* ((source (file "same/s.scm" "(define-module (s)
  #:autoload (web uri) (uri-path)
  #:use-module ((srfi srfi-1) #:select (fold first))
  #:use-module (srfi srfi-9)
  #:export (f make-p))
(define-record-type <p> (make-p x) p? (x p-x))
(define (f u) (list (uri-path u) (first '(1)) (p-x (make-p 1))))"))
         (root (canonicalize-path (string-append temporary "/same")))
         (tree (plan->tree (plan-of (list (unit 0 '(s) "s.scm" "" '())) '()) (vector root)))
         (bytes (lambda (name)
                  (let ((target (string-append temporary "/" name)))
                    (compile-unit! tree 0 (string-append target ".tmp") target 0 #f)
                    (call-with-input-file target
                      (@ (ice-9 binary-ports) get-bytevector-all)
                      #:binary #t)))))
    (load-compiler!)
    (set! %load-should-auto-compile #f)
    (set! %load-path (cons root %load-path))
    (fluid-set! %file-port-name-canonicalization 'relative)
    (let* ((fresh (bytes "1.go"))
           (again (bytes "2.go")))
      (test-assert "compiled twice" (equal? fresh again))
      (save-module-excursion (lambda () (primitive-load source)))
      (let ((uses (module-uses (resolve-module '(s)))))
        (test-assert "loaded first" (equal? fresh (bytes "3.go")))
        (test-equal "the module keeps what it imports" uses (module-uses (resolve-module '(s))))))
    (test-equal "the time that was asked for" 0 (file-time (string-append temporary "/1.go"))))

  ;; A macro comes from the loaded source, or from the compilation of its module in this process: the same
  ;; bytes, though its templates bring positions and syntax objects along, and helpers run at expansion time.
  (let* ((root (begin
                 (file "other/mac.scm" "(define-module (mac)
  #:export (twice here constant count))
(eval-when (expand load eval) (define uses 0) (define (one-more) (set! uses (+ 1 uses)) uses))
(define-syntax twice (syntax-rules () ((_ x) (let ((y (car (list x)))) (cons y (vector y (list x)))))))
(define-syntax here
  (lambda (s) (syntax-case s () ((_) (datum->syntax #'here (and (syntax-source #'template) #t))))))
(define-syntax constant (syntax-rules () ((_ n) (define-syntax n (lambda (s) #'(inner (deep (list))))))))
(define-syntax count (lambda (s) (datum->syntax #'count (one-more))))")
                 (file "other/use.scm" "(define-module (use) #:use-module (mac) #:export (f c))
(constant c)
(define (f x)
  (list (twice x) (here)
        (count)))")
                 (canonicalize-path (string-append temporary "/other"))))
         (tree (plan->tree (plan-of (list (unit 0 '(mac) "mac.scm" "" '())
                                          (unit 1 '(use) "use.scm" "" '(0)))
                                    '())
                           (vector root)))
         (bytes (lambda (index name)
                  (let ((target (string-append temporary "/" name)))
                    (compile-unit! tree index (string-append target ".tmp") target 0 #f)
                    (call-with-input-file target
                      (@ (ice-9 binary-ports) get-bytevector-all)
                      #:binary #t)))))
    (set! %load-path (cons root %load-path))
    (resolve-interface '(use))
    (let* ((uses (module-ref (resolve-module '(mac)) 'uses))
           (loaded (bytes 1 "4.go")))
      (module-set! (resolve-module '(mac)) 'uses uses)
      (bytes 0 "5.go")
      (test-equal "compiling leaves a loaded module as it was" uses
                  (module-ref (resolve-module '(mac)) 'uses))
      (test-assert "macros of a module that was compiled here" (equal? loaded (bytes 1 "6.go")))))

  (test-end "driver"))

(format #t "~a passed, ~a failed~%"
        (test-runner-pass-count runner) (test-runner-fail-count runner))
(exit (and (zero? (test-runner-fail-count runner)) (< 20 (test-runner-pass-count runner))))
