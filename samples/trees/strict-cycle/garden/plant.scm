;;; Plants, each with its bed.
(define-module (garden plant)
  #:use-module (garden bed)
  #:export (plants-of nursery))

;; A strict reference: make-bed is called while this module loads.
(define nursery (make-bed "nursery"))

(define %plants
  `(("beans" . ,nursery)
    ("leek" . ,nursery)))

(define (plants-of bed)
  (map car (filter (lambda (plant) (eq? (cdr plant) bed)) %plants)))
