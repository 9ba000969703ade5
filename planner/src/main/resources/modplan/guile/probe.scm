;;; Tells how many seconds of CPU it takes to compile a small program, the least of a few times: how fast Guile is here.

(use-modules (system base compile))

;; What programs are made of: procedures with loops and tests, a macro, lists of data.
(define (procedure i)
  (let ((name (string->symbol (format #f "procedure-~a" i)))
        (helper (string->symbol (format #f "helper-~a" i))))
    `((define (,helper items seed)
        (let loop ((items items) (sum seed) (seen '()))
          (cond ((null? items) (cons sum (reverse seen)))
                ((memq (car items) seen) (loop (cdr items) sum seen))
                ((and (number? (car items)) (positive? (car items)))
                 (loop (cdr items) (+ sum (* ,i (car items))) (cons (car items) seen)))
                (else
                 (let* ((text (format #f "~a" (car items)))
                        (size (string-length text)))
                   (loop (cdr items) (+ sum size) seen))))))
      (define* (,name items #:key (start ,i) (port (current-output-port)))
        (when-all ((pair? items) (not (null? (cdr items))) (list? items))
          (for-each (lambda (item)
                      (case item
                        ((a b c) (display item port))
                        ((1 2 3) (write (,helper (list item start) start) port))
                        (else (newline port))))
                    items)
          (call-with-values (lambda () (values start (,helper items 0)))
            (lambda (first second) (list first second '(,i data "text")))))))))

(define program
  `(begin
     (define-syntax when-all
       (syntax-rules ()
         ((_ (test) body ...) (if test (begin body ...) #f))
         ((_ (test other ...) body ...) (if test (when-all (other ...) body ...) #f))))
     ,@(apply append (map procedure (iota 3)))))

(define (compile-once)
  (let ((module (make-fresh-user-module))
        (start (get-internal-run-time)))
    (compile program #:env module #:to 'bytecode)
    (/ (- (get-internal-run-time) start) internal-time-units-per-second 1.0)))

(compile-once)                          ; loads the compiler
(format #t "seconds ~a~%" (apply min (map (lambda (i) (compile-once)) (iota 4))))
