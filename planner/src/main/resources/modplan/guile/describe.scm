;;; Tells what this Guile is, a line each: a word, a space, a value.

(define (tell word value)
  (format #t "~a ~a~%" word value))

(tell "version" (version))
(for-each (lambda (directory) (tell "load-path" directory)) %load-path)
(for-each (lambda (directory) (tell "compiled-path" directory)) %load-compiled-path)
(tell "cache" (or (false-if-exception %compile-fallback-path) ""))
