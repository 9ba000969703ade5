;;; read-tree.scm --- reads every .scm file below DIR with Guile's own reader, and counts.
;;; usage: guile --no-auto-compile read-tree.scm DIR
(use-modules (ice-9 ftw))

(define (reader-extension symbol)
  (lambda (chr port)
    (if (eqv? (peek-char port) #\@) (read-char port))
    (list symbol (read port))))
(for-each (lambda (chr) (read-hash-extend chr (reader-extension 'ungexp))) '(#\~ #\$ #\+))

(define files 0)
(define data 0)
(define unreadable 0)

(nftw (cadr (command-line))
      (lambda (file stat flag base level)
        (when (and (eq? flag 'regular) (string-suffix? ".scm" file))
          (set! files (1+ files))
          (catch #t
            (lambda ()
              (call-with-input-file file
                (lambda (port)
                  (let loop ()
                    (unless (eof-object? (read port))
                      (set! data (1+ data))
                      (loop))))
                #:guess-encoding #t))
            (lambda _ (set! unreadable (1+ unreadable)))))
        #t))
(format #t "~a files, ~a data, ~a unreadable~%" files data unreadable)
