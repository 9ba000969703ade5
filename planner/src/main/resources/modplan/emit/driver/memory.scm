

;;;; Memory in MiB.

(define (process-memory field)
  "Return what FIELD of /proc/self/status says in MiB, or #f where the system does not tell."
  (let ((status "/proc/self/status"))
    (and (file-exists? status)
         (call-with-input-file status
           (lambda (port)
             (let loop ((line (read-line port)))
               (cond ((eof-object? line) #f)
                     ((string-prefix? field line)
                      (match (string-tokenize line char-set:digit)
                        ((kib) (quotient (string->number kib) 1024))
                        (_ #f)))
                     (else (loop (read-line port))))))))))

(define (peak-rss-mib)
  (process-memory "VmHWM:"))

;; What a process takes depends on when it collects, and that on settings and chance.  What is in use right
;; after a collection does not.
(define used-after-collections '())

(define (heap-used-mib)
  (let ((stats (gc-stats)))
    (/ (- (assq-ref stats 'heap-size) (assq-ref stats 'heap-free-size)) 1048576.)))

(define (watch-collections!)
  (add-hook! after-gc-hook
             (lambda ()
               (set! used-after-collections (cons (heap-used-mib) used-after-collections)))))

(define (last-heap-use)
  "Return what was in use after the last collection, or #f if there was none."
  (match used-after-collections
    (() #f)
    ((last _ ...) last)))

(define (forget-collections!)
  "Forget all collections but the last, with which later ones are compared."
  (match used-after-collections
    ((last _ _ ...) (set! used-after-collections (list last)))
    (_ #t)))

(define (heap-growth)
  "Return by how much the use of the heap has grown since `forget-collections!', at its highest, or #f if
there was no collection that could tell."
  (match used-after-collections
    ((_ _ _ ...) (max 0 (- (apply max used-after-collections) (last used-after-collections))))
    (_ #f)))

(define (free-space-divisor)
  "Return the setting of the collector: the larger, the less may be free before it collects."
  (or (string->number (or (getenv "GC_FREE_SPACE_DIVISOR") "")) 3))
