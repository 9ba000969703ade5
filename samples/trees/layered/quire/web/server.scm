;;; The site over HTTP.
(define-module (quire web server)
  #:use-module (web request)
  #:use-module (web server)
  #:use-module (web uri)
  #:use-module ((web response) #:prefix http:)
  #:use-module (quire util log)
  #:use-module (quire web pages)
  #:use-module (quire web response)
  #:export (serve))

(define (handler site)
  (lambda (request body)
    (let* ((path (uri-decode (uri-path (request-uri request))))
           (response (answer path site)))
      (log-line "~A ~A" (response-status response) path)
      (values (http:build-response #:code (response-status response)
                                   #:headers '((content-type . (text/html (charset . "utf-8")))))
              (response-body response)))))

(define (serve site port)
  "Answer requests on PORT of this machine until interrupted."
  (run-server (handler site) 'http (list #:port port)))
