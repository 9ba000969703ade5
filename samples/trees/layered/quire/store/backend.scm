;;; Where the text of pages comes from.
(define-module (quire store backend)
  #:use-module (srfi srfi-9)
  #:export (make-backend backend? backend-names backend-text))

(define-record-type <backend>
  (make-backend list-names read-text)
  backend?
  (list-names backend-list-names)       ; -> names, in any order
  (read-text backend-read-text))        ; name -> text or #f

(define (backend-names backend)
  (sort ((backend-list-names backend)) string<?))

(define (backend-text backend name)
  ((backend-read-text backend) name))
