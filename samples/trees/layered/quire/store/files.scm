;;; Pages that are files of one directory.
(define-module (quire store files)
  #:use-module (ice-9 ftw)
  #:use-module (ice-9 rdelim)
  #:use-module (quire config)
  #:use-module (quire store backend)
  #:use-module (quire util log)
  #:export (file-backend))

(define (page-file? name)
  (string-suffix? (page-suffix) name))

(define (file->name file)
  (string-drop-right file (string-length (page-suffix))))

(define (name->file directory name)
  (string-append directory "/" name (page-suffix)))

(define (read-page directory name)
  (let ((file (name->file directory name)))
    (and (file-exists? file)
         (begin
           (log-line "reading ~A" file)
           (call-with-input-file file read-string)))))

(define (file-backend directory)
  (make-backend (lambda ()
                  (map file->name (or (scandir directory page-file?) '())))
                (lambda (name) (read-page directory name))))
