(define-module (guix build-system) #:use-module (srfi srfi-9) #:use-module (guix gexp) #:export (build-system gnu))
(define-record-type <build-system> (build-system name lower) build-system? (name build-system-name) (lower lower-of))
(define gnu (build-system 'gnu (lambda (x) #~(begin (use-modules (guix utils)) (mkdir #$output) #$@x))))
