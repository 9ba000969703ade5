;;; Answers, before they meet the web server.
(define-module (quire web response)
  #:use-module (srfi srfi-9)
  #:use-module (quire render html)
  #:use-module (quire render template)
  #:export (make-response response? response-status response-body
            html-response not-found))

(define-record-type <response>
  (make-response status body)
  response?
  (status response-status)
  (body response-body))

(define* (html-response tree #:optional (status 200))
  (make-response status (html->string tree)))

(define (not-found what)
  (html-response (page-frame #:title "Not found"
                             #:content `((p ,(string-append "There is no " what "."))))
                 404))
