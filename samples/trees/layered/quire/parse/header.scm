;;; The header of a page: lines of the form `name: value' up to the first other line.
(define-module (quire parse header)
  #:use-module (srfi srfi-1)
  #:use-module (quire parse lines)
  #:use-module (quire util strings)
  #:export (parse-header header-ref header-list))

(define (parse-header lines)
  "Return the fields as a list of pairs, and the lines after them."
  (let loop ((lines lines) (fields '()))
    (let ((field (and (pair? lines)
                      (split-once (car lines) #\:))))
      (if field
          (loop (cdr lines) (cons field fields))
          (values (reverse fields) (skip-blank lines))))))

(define (header-ref fields name default)
  (let ((field (assoc name fields string-ci=?)))
    (if field (cdr field) default)))

(define (header-list fields name)
  (remove string-null?
          (split-and-trim (header-ref fields name "") #\,)))
