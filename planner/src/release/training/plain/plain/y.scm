(define-module (plain y) #:export (in-y) #:use-module ((srfi srfi-1) #:select (fold)) #:use-module ((srfi srfi-1) #:select (fold any)))
(define-syntax in-y (syntax-rules () ((_ x) x)))
