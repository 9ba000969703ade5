;;; A page: its name, what its header says, and its body as a tree.
(define-module (quire data page)
  #:use-module (srfi srfi-9)
  #:use-module (quire util check)
  #:export (make-page page? page-name page-title page-tags page-body page-tagged?))

(define-record-type <page>
  (%make-page name title tags body)
  page?
  (name page-name)
  (title page-title)
  (tags page-tags)
  (body page-body))

(define-checked (make-page (string? name) (string? title) (list? tags) (list? body))
  (%make-page name title tags body))

(define-checked (page-tagged? (page? page) (string? tag))
  (->bool (member tag (page-tags page))))
