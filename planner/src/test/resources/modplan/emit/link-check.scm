;;; Loads all compiled files below a directory in one process and checks that every name that one of them
;;; has of another module is there:  guile --no-auto-compile -s link-check.scm DIRECTORY [SOURCES...]
;;; Modules that are not in DIRECTORY are looked for in the directories SOURCES, too.  Guile 3.0.  Prints how many files and references it has seen; exits with 1 if one does not resolve.

(use-modules (ice-9 ftw)
             (ice-9 binary-ports)
             (ice-9 match)
             (rnrs bytevectors)
             (srfi srfi-1)
             (system foreign)
             (system vm debug)
             (system vm disassembler)
             (system vm elf)
             (system vm loader)
             (system vm program))

(define directory (canonicalize-path (cadr (command-line))))

(define files
  (sort (file-system-fold (lambda (path stat result)
                            (not (string=? (basename path) ".modplan")))
                          (lambda (path stat result)
                            (if (string-suffix? ".go" path) (cons path result) result))
                          (lambda (path stat result) result)
                          (lambda (path stat result) result)
                          (lambda (path stat result) result)
                          (lambda (path stat errno result) result)
                          '() directory)
        string<?))

(define (module-of file)
  (map string->symbol
       (string-split (string-drop-right (string-drop file (+ 1 (string-length directory))) 3)
                     #\/)))

;; The numbers of these run-time routines, by compiling uses of them.
(define disassemble-one (@@ (system vm disassembler) disassemble-one))
(define u32-offset->addr (@@ (system vm disassembler) u32-offset->addr))
(define public 112)
(define private 113)

(define (text-key context bytes)
  "Return what tells the files of a build apart: their length and the start of their code."
  (let ((start (debug-context-text-base context)))
    (cons (bytevector-length bytes)
          (map (lambda (i) (bytevector-u8-ref bytes i))
               (iota (max 0 (min 4096 (- (bytevector-length bytes) start))) start)))))

;; Loading a file a second time to look at it is no way: the collector takes two thousand at most.
(define (contexts-of-files)
  "Return a table of the debug contexts of all that is loaded, by `text-key'."
  (define table (make-hash-table))
  (for-each (lambda (image)
              (let ((context (debug-context-from-image image)))
                (hash-set! table (text-key context image) context)))
            (all-mapped-elf-images))
  table)

(define (context-of file contexts)
  (let* ((bytes (call-with-input-file file get-bytevector-all #:binary #t))
         (context (debug-context-from-image bytes)))
    (hash-ref contexts (text-key context bytes))))

(define (references context)
  "Return (KIND MODULE NAME) for each name of another module in the code of CONTEXT."
  (define image (debug-context-image context))
  (define found '())
  (define (object offset target)
    (pointer->scm (make-pointer (u32-offset->addr (+ offset target) context))))
  (define (scan start end)
    (let loop ((offset start))
      (when (< offset end)
        (call-with-values (lambda () (disassemble-one image offset))
          (lambda (length code)
            (match code
              (('call-scm<-scmn-scmn _ module name (? (lambda (n) (memv n (list public private))) n))
               (set! found (cons (list n (object offset module) (object offset name)) found)))
              (_ #t))
            (loop (+ offset length)))))))
  (for-each-elf-symbol
   context
   (lambda (symbol)
     (when (= STT_FUNC (elf-symbol-type symbol))
       (let ((start (/ (+ (debug-context-text-base context) (elf-symbol-value symbol)) 4)))
         (scan start (+ start (/ (elf-symbol-size symbol) 4)))))))
  found)

(define failures 0)
(define (fail! . arguments)
  (set! failures (+ 1 failures))
  (apply format (current-error-port) arguments))

(set! %load-path (cddr (command-line)))
(set! %load-compiled-path (cons directory %load-compiled-path))

(for-each (lambda (file)
            (catch #t
              (lambda () (resolve-interface (module-of file)))
              (lambda (key . arguments)
                (fail! "~a cannot be loaded: ~s ~s~%" (module-of file) key arguments))))
          files)

(define seen 0)
(define contexts (contexts-of-files))
(for-each
 (lambda (file)
   (for-each
    (match-lambda
      ((kind module name)
       (let* ((name (if (string? name) (string->symbol name) name))
              (where (false-if-exception
                      (if (= kind public) (resolve-interface module) (resolve-module module))))
              (variable (and where (module-variable where name))))
         (set! seen (+ 1 seen))
         (unless (and variable (variable-bound? variable))
           (fail! "~a has ~a of ~a, which is not there~%" (module-of file) name module)))))
    (let ((context (context-of file contexts)))
      (if context
          (references context)
          (begin
            (fail! "the loaded ~a is not that of the build~%" (module-of file))
            '())))))
 files)

(format #t "~a files, ~a references, ~a unresolved~%" (length files) seen failures)
(exit (zero? failures))
