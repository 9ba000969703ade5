;;; Blocks: headings, paragraphs, and what (quire parse nested) knows.
;;;
;;; Lists and quotes hold blocks again, so this module and (quire parse nested) import one another.
;;; That is harmless: each calls the other from within procedures only.
(define-module (quire parse block)
  #:use-module (srfi srfi-11)
  #:use-module (quire data tree)
  #:use-module (quire parse lines)
  #:use-module (quire parse nested)
  #:use-module (quire text inline)
  #:use-module (quire util strings)
  #:export (parse-blocks))

(define (heading line)
  (cond ((without-prefix "== " line) => (lambda (text) (element 'h3 text)))
        ((without-prefix "= " line) => (lambda (text) (element 'h2 text)))
        (else #f)))

(define (paragraph-line? line)
  (not (or (blank? line) (heading line) (nested-line? line))))

(define (paragraph lines)
  (apply element 'p (parse-inline (string-join lines " "))))

(define (parse-blocks lines)
  "Return the trees of LINES."
  (let loop ((lines (skip-blank lines)) (trees '()))
    (define (continue tree rest)
      (loop (skip-blank rest) (cons tree trees)))
    (cond ((null? lines)
           (reverse trees))
          ((heading (car lines))
           => (lambda (tree) (continue tree (cdr lines))))
          ((nested-line? (car lines))
           (let-values (((tree rest) (parse-nested lines)))
             (continue tree rest)))
          (else
           (let-values (((run rest) (take-run paragraph-line? lines)))
             (continue (paragraph run) rest))))))
