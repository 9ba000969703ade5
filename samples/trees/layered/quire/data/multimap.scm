;;; Several values to a key, each once.
(define-module (quire data multimap)
  #:use-module (srfi srfi-1)
  #:export (make-multimap multimap-add! multimap-ref multimap-keys))

(define (make-multimap)
  (make-hash-table))

(define (multimap-add! map key value)
  (hash-set! map key (lset-adjoin equal? (hash-ref map key '()) value)))

(define (multimap-ref map key)
  "Return the values of KEY in the order they were added."
  (reverse (hash-ref map key '())))

(define (multimap-keys map)
  "Return the keys, which are strings, sorted."
  (sort (hash-map->list (lambda (key values) key) map) string<?))
