;;; Trees in the manner of SXML: (tag child ...), (tag (@ (name value) ...) child ...), or text.
(define-module (quire data tree)
  #:use-module (ice-9 match)
  #:export (element tree-tag tree-attributes tree-children tree-attribute
            tree-fold tree-text))

(define (element tag . children)
  (cons tag children))

(define tree-tag car)

(define (tree-attributes tree)
  (match tree
    ((_ ('@ attributes ...) . _) attributes)
    (_ '())))

(define (tree-children tree)
  (match tree
    ((_ ('@ . _) children ...) children)
    ((_ children ...) children)))

(define (tree-attribute tree name)
  (let ((found (assq name (tree-attributes tree))))
    (and found (cadr found))))

(define (tree-fold visit seed trees)
  "Call (VISIT tree seed) for each tree and text below TREES, in the order of the text."
  (let loop ((rest trees) (seed seed))
    (match rest
      (() seed)
      (((? string? text) . more) (loop more (visit text seed)))
      ((tree . more) (loop (append (tree-children tree) more) (visit tree seed))))))

(define (tree-text trees)
  (string-concatenate-reverse
   (tree-fold (lambda (tree texts) (if (string? tree) (cons tree texts) texts)) '() trees)))
