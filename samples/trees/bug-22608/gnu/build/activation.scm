;;; Activation: prepares a system that is about to run.
(define-module (gnu build activation)
  #:use-module (gnu build linux-boot)
  #:export (activate-directories boot-to-system))

(define (activate-directories root)
  (for-each (lambda (name)
              (let ((directory (string-append root "/" name)))
                (unless (file-exists? directory)
                  (mkdir directory))))
            '("etc" "run" "tmp" "var")))

(define (boot-to-system root)
  (activate-directories root)
  (load-boot-script (linux-command-line)))
