;;; A cart is a list of names with prices.
(define-module (shop cart)
  #:use-module (shop receipt)
  #:export (make-cart cart-items checkout))

(define (make-cart . items)
  items)

(define (cart-items cart)
  cart)

(define (checkout cart)
  (receipt (cart-items cart)))
