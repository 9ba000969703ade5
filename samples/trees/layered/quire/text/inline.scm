;;; Markup within a line: *emphasis*, `code`, [[Link]].
(define-module (quire text inline)
  #:use-module (quire data tree)
  #:use-module (quire text slug)
  #:use-module (quire util syntax)
  #:export (parse-inline))

(define (emphasis text) (element 'em text))
(define (code text) (element 'code text))
(define (link text)
  (element 'a `(@ (page ,(slug text))) text))

;; Opening, closing, and what the text between them becomes.
(define %marks
  `(("[[" "]]" ,link)
    ("*" "*" ,emphasis)
    ("`" "`" ,code)))

(define (mark-at text at)
  "Return the mark that opens at AT and where it closes, or #f."
  (let loop ((marks %marks))
    (and (pair? marks)
         (let* ((mark (car marks))
                (open (car mark)))
           (or (and (string-prefix? open text 0 (string-length open) at)
                    (if-let (end (string-contains text (cadr mark)
                                                  (+ at (string-length open))))
                      (cons mark end)
                      #f))
               (loop (cdr marks)))))))

(define (text-from text start end trees)
  (if (= start end)
      trees
      (cons (substring text start end) trees)))

(define (parse-inline text)
  "Return TEXT as a list of strings and trees; a mark that does not close is text."
  (let loop ((start 0) (at 0) (trees '()))
    (cond ((= at (string-length text))
           (reverse (text-from text start at trees)))
          ((mark-at text at)
           => (lambda (found)
                (let* ((mark (car found))
                       (inner (+ at (string-length (car mark))))
                       (next (+ (cdr found) (string-length (cadr mark)))))
                  (loop next next
                        (cons ((caddr mark) (substring text inner (cdr found)))
                              (text-from text start at trees))))))
          (else (loop start (+ at 1) trees)))))
