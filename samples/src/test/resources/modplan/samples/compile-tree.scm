;;; guile -L . compile-tree.scm OUT FILE...: loads all modules, then compiles each into OUT.
(use-modules (srfi srfi-1)
             (system base compile))

(define (without-extension file)
  (string-drop-right file (string-length ".scm")))

(define (module-name file)
  (map string->symbol (string-split (without-extension file) #\/)))

(define (make-directories file)
  (fold (lambda (part parent)
          (let ((directory (string-append parent "/" part)))
            (unless (file-exists? directory)
              (mkdir directory))
            directory))
        ""
        (drop-right (string-tokenize file (char-set-complement (char-set #\/))) 1)))

(let ((out (cadr (command-line)))
      (files (cddr (command-line))))
  (for-each (lambda (file) (resolve-interface (module-name file))) files)
  (for-each (lambda (file)
              (let ((target (string-append out "/" (without-extension file) ".go")))
                (make-directories target)
                (compile-file file #:output-file target)))
            files))
