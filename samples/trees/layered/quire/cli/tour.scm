;;; The pages that quire shows when it is given no directory.
(define-module (quire cli tour)
  #:use-module (quire store memory)
  #:export (tour-backend))

(define %pages
  '(("welcome" . "title: Welcome
tags: start

Quire turns *plain text* into a small site. Go on with [[Markup]].
")
    ("markup" . "title: Markup
tags: start, help

= Blocks

- a list with `code`
- and a link to [[Welcome]]

> A quote & more of it.
")))

(define (tour-backend)
  (memory-backend %pages))
