;;; file-encodings.scm --- the encodings that files declare in their comments.
;;;
;;; usage: guile --no-auto-compile file-encodings.scm FILE ...
;;;
;;; One line for each file: what `file-encoding' of Guile finds, or `none'.

(for-each (lambda (file)
            (display (or (call-with-input-file file file-encoding #:binary #t)
                         "none"))
            (newline))
          (cdr (command-line)))
