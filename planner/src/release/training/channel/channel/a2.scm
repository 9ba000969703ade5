(define-module (channel a) #:use-module (ice-9 format) #:export (a-package #{odd name}#))
#| a comment |# (define-public a-package #; gone '(1 . 2))
(define text "\x41;\n") (define chars '(#\a #\space #:key #t 1.5 1/2 -3 #xFF #u8(1 2)))
