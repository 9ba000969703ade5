;;; From a backend to a site.
(define-module (quire store loader)
  #:use-module (srfi srfi-1)
  #:use-module (quire data result)
  #:use-module (quire data site)
  #:use-module (quire parse document)
  #:use-module (quire store backend)
  #:use-module (quire util log)
  #:export (load-page load-site))

(define (load-page backend name)
  (let ((text (backend-text backend name)))
    (if text
        (parse-document name text)
        (fail (string-append "there is no page " name)))))

(define (load-site backend)
  "Return the site; pages that cannot be read are left out and logged."
  (let* ((results (map (lambda (name) (load-page backend name))
                       (backend-names backend)))
         (failures (remove succeeded? results)))
    (for-each (lambda (failure) (log-line "~A" (result-value failure))) failures)
    (make-site (map result-value (filter succeeded? results)))))
