;;; From the text of a file to a page.
(define-module (quire parse document)
  #:use-module (srfi srfi-11)
  #:use-module (quire data page)
  #:use-module (quire data result)
  #:use-module (quire parse block)
  #:use-module (quire parse header)
  #:use-module (quire parse lines)
  #:use-module (quire util strings)
  #:export (parse-document))

(define (parse-document name text)
  "Return the page NAME as a result; a page without any text is a failure."
  (if (blank? text)
      (fail (string-append name " is empty"))
      (let-values (((fields lines) (parse-header (text->lines text))))
        (succeed (make-page name
                            (header-ref fields "title" name)
                            (header-list fields "tags")
                            (parse-blocks lines))))))
