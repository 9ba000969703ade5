(use-modules (more a) (more nowhere) ((more d) #:select (absent)) (more fails))
(load "more/inner.scm")
(list a1 (f1 2))
