;;; What is printed at the till: lines with the tax in them.
(define-module (shop receipt)
  #:use-module (shop money)
  #:export (receipt))

;; A macro of a module in the same cycle, needed while this module loads.
(define %value-added-tax (percent 19))

(define (receipt items)
  (map (lambda (item)
         (cons (car item)
               (round (* (cdr item) (+ 1 %value-added-tax)))))
       items))
