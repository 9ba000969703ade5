;;; Trees as HTML.
(define-module (quire render html)
  #:use-module (quire data tree)
  #:use-module (quire text escape)
  #:export (write-html html->string))

(define %void '(br hr link meta))

(define (write-attribute attribute port)
  (simple-format port " ~A=\"~A\"" (car attribute) (escape-attribute (cadr attribute))))

(define* (write-html tree #:optional (port (current-output-port)))
  (if (string? tree)
      (display (escape-text tree) port)
      (let ((tag (tree-tag tree)))
        (simple-format port "<~A" tag)
        (for-each (lambda (attribute) (write-attribute attribute port))
                  (tree-attributes tree))
        (display ">" port)
        (unless (memq tag %void)
          (for-each (lambda (child) (write-html child port)) (tree-children tree))
          (simple-format port "</~A>" tag)))))

(define (html->string tree)
  (call-with-output-string (lambda (port) (write-html tree port))))
