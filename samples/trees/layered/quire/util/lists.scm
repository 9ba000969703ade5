;;; Lists, as far as (srfi srfi-1) does not have it.
(define-module (quire util lists)
  #:use-module (srfi srfi-1)
  #:export (at-most between sort-on))

(define (at-most count items)
  (if (< count (length items))
      (take items count)
      items))

(define (between separator items)
  "Put SEPARATOR between any two of ITEMS."
  (if (null? items)
      '()
      (cons (car items)
            (append-map (lambda (item) (list separator item)) (cdr items)))))

(define (sort-on key items)
  "Sort ITEMS by the strings that KEY returns."
  (sort items (lambda (a b) (string<? (key a) (key b)))))
