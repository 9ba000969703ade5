;;; Blocks that hold blocks: lists and quotes.
(define-module (quire parse nested)
  #:use-module (srfi srfi-11)
  #:use-module (quire data tree)
  #:use-module (quire parse block)
  #:use-module (quire parse lines)
  #:use-module (quire util strings)
  #:export (nested-line? parse-nested))

(define %item "- ")
(define %quote "> ")

(define (item-line? line) (string-prefix? %item line))
(define (quote-line? line) (string-prefix? %quote line))

(define (nested-line? line)
  (or (item-line? line) (quote-line? line)))

(define (inner prefix lines)
  (parse-blocks (map (lambda (line) (without-prefix prefix line)) lines)))

(define (item line)
  (apply element 'li (inner %item (list line))))

(define (parse-nested lines)
  "Return the list or quote that LINES start with, and the lines after it."
  (if (item-line? (car lines))
      (let-values (((run rest) (take-run item-line? lines)))
        (values (apply element 'ul (map item run)) rest))
      (let-values (((run rest) (take-run quote-line? lines)))
        (values (apply element 'blockquote (inner %quote run)) rest))))
