;; -*- coding: utf-8 -*-
(define-module (guix utils)
  #:use-module (ice-9 match)
  #:export (version-major version-prefix %store-directory))
(define (version-prefix version n) (string-join (list-head (string-split version #\.) n) "."))
(define (version-major version) (version-prefix version 1))
(define %store-directory (make-parameter (or (getenv "STORE") "/gnu/store")))
(define-public %table
  (let loop ((i 0) (result '())) (if (= i 3) (reverse result) (loop (+ i 1) (cons (number->string i) result)))))
(for-each (lambda (name) (hash-set! (make-hash-table) name (string-append name "-x"))) (list "a" "b"))
