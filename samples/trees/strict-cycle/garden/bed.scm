;;; Beds, and what grows in them.
(define-module (garden bed)
  #:use-module (garden plant)
  #:export (make-bed bed-name bed-plants))

(define (make-bed name)
  (list 'bed name))

(define (bed-name bed)
  (cadr bed))

;; A delayed reference: (garden plant) is asked when somebody calls this.
(define (bed-plants bed)
  (plants-of bed))
