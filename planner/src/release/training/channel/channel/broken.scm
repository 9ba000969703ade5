(define-module (channel broken) #:use-module "text" #:frobnicate x)
(define (x) (
