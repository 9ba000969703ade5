;;; Runs of lines.
(define-module (quire parse lines)
  #:use-module (srfi srfi-1)
  #:use-module (quire util strings)
  #:export (text->lines skip-blank take-run))

(define (text->lines text)
  (map (lambda (line) (string-trim-right line #\return))
       (string-split text #\newline)))

(define (skip-blank lines)
  (drop-while blank? lines))

(define (take-run wanted? lines)
  "Return the longest run of lines that are WANTED?, and the lines after it."
  (span wanted? lines))
