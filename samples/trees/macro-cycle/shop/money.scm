;;; Amounts in cents, and a form for rates.
(define-module (shop money)
  #:use-module (shop cart)
  #:export (percent cart-total))

;; (percent 19) is 19/100, computed when the code is expanded.
(define-syntax percent
  (lambda (form)
    (syntax-case form ()
      ((_ number)
       (/ (syntax->datum #'number) 100)))))

(define (cart-total cart)
  (apply + (map cdr (cart-items cart))))
