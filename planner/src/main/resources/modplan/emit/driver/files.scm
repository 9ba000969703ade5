

;;;; Files and times.

(define (mkdir-p directory)
  (unless (or (string-null? directory) (file-exists? directory))
    (mkdir-p (dirname directory))
    (catch 'system-error
      (lambda () (mkdir directory))
      (lambda args
        ;; Another step may have been faster.
        (unless (= EEXIST (system-error-errno args))
          (apply throw args))))))

(define (absolute file)
  (if (absolute-file-name? file)
      file
      (string-append (getcwd) "/" file)))

(define (file-time file)
  "Return when FILE was last modified, in nanoseconds, or #f if there is none."
  (let ((status (stat file #f)))
    (and status
         (+ (* 1000000000 (stat:mtime status)) (stat:mtimensec status)))))

(define (set-file-time! file time)
  (let ((seconds (quotient time 1000000000))
        (nanoseconds (remainder time 1000000000)))
    (utime file seconds seconds nanoseconds nanoseconds)))

(define (write-file file text)
  (call-with-output-file file
    (lambda (port)
      (set-port-encoding! port "UTF-8")
      (display text port))))

(define (replace-file file text)
  "Write TEXT into FILE: whoever looks sees the old text or the new one."
  (let ((temporary (string-append file ".tmp")))
    (write-file temporary text)
    (rename-file temporary file)))

(define (delete-if-there file)
  (catch 'system-error
    (lambda () (delete-file file))
    (lambda args
      (unless (= ENOENT (system-error-errno args))
        (apply throw args)))))

(define (entries directory)
  "Return the sorted names in DIRECTORY, none if it cannot be read."
  (or (scandir directory (lambda (name) (not (member name '("." ".."))))
               string<?)
      '()))

(define (empty-directory! directory)
  "Delete the files in DIRECTORY."
  (for-each (lambda (name) (delete-if-there (string-append directory "/" name)))
            (entries directory)))

(define (without-extension path)
  (if (string-suffix? ".scm" path)
      (string-drop-right path 4)
      path))

(define (directory-of path)
  (let ((slash (string-rindex path #\/)))
    (if slash (substring path 0 slash) "")))

(define (plain-name? file)
  "Whether FILE can stand in a dependency file of Make without quoting."
  (string-every (lambda (char)
                  (and (char>? char #\space)
                       (not (string-index ":;|=&\\#*?[]~%$'\"()`,{}<>!" char))))
                file))

(define (dependency-file target files quote-name)
  "Return the text of a dependency file.  Each file is a target, too, so that one that is gone is no
error for Make."
  (define names (map quote-name files))
  (string-append (quote-name target) ":"
                 (string-concatenate (map (lambda (name) (string-append " \\\n  " name)) names))
                 "\n"
                 (string-concatenate (map (lambda (name) (string-append "\n" name ":\n")) names))))

(define (quote-for-ninja file)
  (string-concatenate
   (map (lambda (char)
          (case char
            ((#\space #\#) (string #\\ char))
            ((#\$) "$$")
            (else (string char))))
        (string->list file))))
