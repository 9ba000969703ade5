;;; A link from one page to another.
(define-module (quire data link)
  #:use-module (srfi srfi-9)
  #:export (make-link link? link-from link-to))

(define-record-type <link>
  (make-link from to)
  link?
  (from link-from)                      ; name of a page
  (to link-to))                         ; name of a page that may not exist
