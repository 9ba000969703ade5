

;;;; What is there when a step starts.

(define (awaited-members step steps)
  "Return a table of the units that the steps which STEP waits for, directly or not, have compiled."
  (define ready (make-hash-table))
  (define seen (make-hash-table))
  (let loop ((pending (step-waits step)))
    (match pending
      (() ready)
      ((id rest ...)
       (let ((other (find (lambda (step) (eqv? id (step-id step))) steps)))
         (cond ((or (not other) (hashv-ref seen id))
                (loop rest))
               (else
                (hashv-set! seen id #t)
                (for-each (lambda (index) (hashv-set! ready index #t)) (step-members other))
                (loop (append (step-waits other) rest)))))))))

(define (delete-tree! directory)
  "Delete DIRECTORY, which holds directories and links only, if it is there."
  (when (file-exists? directory)
    (for-each (lambda (entry)
                (let ((file (string-append directory "/" entry)))
                  (if (eq? 'directory (stat:type (lstat file)))
                      (delete-tree! file)
                      (delete-file file))))
              (entries directory))
    (rmdir directory)))

(define (make-view! view files)
  "Make the directory VIEW hold links to FILES, pairs of a path below VIEW and a file."
  (delete-tree! view)
  (mkdir-p view)
  (for-each (match-lambda
              ((path . file)
               (let ((link (string-append view "/" path)))
                 (mkdir-p (dirname link))
                 (symlink file link))))
            files))
