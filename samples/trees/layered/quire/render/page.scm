;;; A page, with its links as addresses.
(define-module (quire render page)
  #:use-module (ice-9 match)
  #:use-module (quire data page)
  #:use-module (quire render template)
  #:use-module (quire util lists)
  #:export (render-page page-anchor name-anchor))

(define (name-anchor name)
  `(a (@ (href ,(page-address name))) ,name))

(define (page-anchor page)
  `(a (@ (href ,(page-address (page-name page)))) ,(page-title page)))

(define (with-addresses tree)
  "Replace the names of pages by addresses."
  (match tree
    ((? string? text) text)
    (('a ('@ ('page name)) children ...)
     `(a (@ (href ,(page-address name))) ,@children))
    ((tag ('@ attributes ...) children ...)
     `(,tag (@ ,@attributes) ,@(map with-addresses children)))
    ((tag children ...)
     (cons tag (map with-addresses children)))))

(define (footer linked-from)
  (if (null? linked-from)
      '()
      `((p "Linked from: " ,@(between ", " (map name-anchor linked-from))))))

(define (render-page page linked-from)
  (page-frame #:title (page-title page)
              #:content (append (map with-addresses (page-body page))
                                (footer linked-from))))
