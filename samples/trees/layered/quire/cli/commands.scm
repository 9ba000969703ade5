;;; What quire can do.
(define-module (quire cli commands)
  #:use-module (quire cli options)
  #:use-module (quire cli tour)
  #:use-module (quire data link)
  #:use-module (quire data page)
  #:use-module (quire index links)
  #:use-module (quire index search)
  #:use-module (quire render site)
  #:use-module (quire store cache)
  #:use-module (quire store files)
  #:use-module (quire store loader)
  ;; The web server costs time to load, and most commands do not need it.
  #:autoload (quire web server) (serve)
  #:export (run-command))

(define (backend options)
  (let ((directory (options-directory options)))
    (if directory
        (cached-backend (file-backend directory))
        (tour-backend))))

(define (site options)
  (load-site (backend options)))

(define (render options)
  (for-each (lambda (file) (simple-format #t "~A: ~A~%" (car file) (cdr file)))
            (render-site (site options))))

(define (check options)
  (for-each (lambda (link)
              (simple-format #t "~A: no page ~A~%" (link-from link) (link-to link)))
            (dead-links (site options))))

(define (find-pages options)
  (for-each (lambda (page) (simple-format #t "~A~%" (page-title page)))
            (search (word-index (site options))
                    (string-join (options-arguments options) " "))))

(define %commands
  `(("render" . ,render)
    ("check" . ,check)
    ("search" . ,find-pages)
    ("serve" . ,(lambda (options) (serve (site options) (options-port options))))))

(define (run-command options)
  "Return #f if there is no such command."
  (let ((command (assoc-ref %commands (options-command options))))
    (and command
         (begin (command options) #t))))
