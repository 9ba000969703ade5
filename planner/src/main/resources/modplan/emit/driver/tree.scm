

;;;; The modules of the plan and what their sources say today.

;; units: index -> unit, those that the plan does not know behind the others.
(define-record-type <tree>
  (make-tree plan directories units by-name facts closures times newest)
  tree?
  (plan tree-plan)
  (directories tree-directories)        ;a vector of absolute names
  (units tree-units)
  (by-name tree-by-name)
  (facts tree-facts)
  (closures tree-closures)
  (times tree-times)
  (newest tree-newest))

;; What a source says.  state: planned, changed, gone or new.
(define-record-type <facts>
  (make-facts state imports others externals)
  facts?
  (state facts-state)
  (imports facts-imports)
  (others facts-others)
  (externals facts-externals))

(define (plan->tree plan directories)
  (define tree
    (make-tree plan directories (make-hash-table) (make-hash-table) (make-hash-table)
               (make-hash-table) (make-hash-table) (make-hash-table)))
  (vector-for-each (lambda (unit) (add-unit! tree unit)) (plan-units plan))
  tree)

(define (vector-for-each procedure vector)
  (for-each procedure (vector->list vector)))

(define (add-unit! tree unit)
  (hashv-set! (tree-units tree) (unit-index unit) unit)
  (hash-set! (tree-by-name tree) (unit-name unit) (unit-index unit)))

(define (tree-unit tree index)
  (hashv-ref (tree-units tree) index))

(define (tree-name tree index)
  (object->string (unit-name (tree-unit tree index))))

(define (below tree directory path)
  (string-append (vector-ref (tree-directories tree) directory) "/" path))

(define (unit-source tree index)
  (let ((unit (tree-unit tree index)))
    (below tree (unit-directory unit) (unit-path unit))))

(define (compiled-path tree index)
  (string-append (without-extension (unit-path (tree-unit tree index))) ".go"))

(define (planned? tree index)
  (< index (vector-length (plan-units (tree-plan tree)))))


;;;; Modules that the plan does not know.

(define (find-source tree name)
  "Return the directory and the path of the source that Guile finds for module NAME, or #f."
  (define path (string-append (string-join (map symbol->string name) "/") ".scm"))
  (let loop ((directory 0))
    (cond ((= directory (vector-length (tree-directories tree))) #f)
          ((file-exists? (below tree directory path)) (cons directory path))
          (else (loop (+ directory 1))))))

(define (in-roots? tree file)
  (any (lambda (root)
         (string-prefix? (string-append (vector-ref (tree-directories tree) root) "/") file))
       (iota (plan-roots (tree-plan tree)))))

(define (find-unit! tree name)
  "Return the index of module NAME, which may be new in the tree, or #f if it is none of the build's."
  (or (hash-ref (tree-by-name tree) name)
      (match (find-source tree name)
        (#f #f)
        ((directory . path)
         (and (in-roots? tree (below tree directory path))
              (new-unit! tree name directory path))))))

(define (new-unit! tree name directory path)
  "Add module NAME, to be compiled like a neighbour that the plan knows."
  (define neighbour
    (find (lambda (unit)
            (and (= directory (unit-directory unit))
                 (string=? (directory-of path) (directory-of (unit-path unit)))))
          (vector->list (plan-units (tree-plan tree)))))
  (define index (hash-count (const #t) (tree-units tree)))
  (add-unit! tree
             (make-unit index name directory path
                        (if neighbour (unit-level neighbour) 2)
                        (if neighbour (unit-options neighbour) '())
                        "" '() '() '() '() '()))
  index)

(define (source-tree directory exclude)
  "Return the sorted paths of the Scheme files below DIRECTORY and, with a slash at the end, of the
directories, without hidden ones."
  (define (wanted? path)
    (not (any (lambda (pattern) (regexp-exec pattern path)) exclude)))
  (define (build-directory? file)
    (or (file-exists? (string-append file "/CACHEDIR.TAG"))
        (file-exists? (string-append file "/config.status"))))
  (let walk ((prefix ""))
    (append-map (lambda (name)
                  (let* ((path (string-append prefix name))
                         (file (string-append directory "/" path))
                         (status (stat file #f)))
                    (cond ((or (string-prefix? "." name) (not status) (not (wanted? path))) '())
                          ((eq? 'directory (stat:type status))
                           (if (or (build-directory? file)
                                   (eq? 'symlink (stat:type (lstat file))))
                               '()
                               (cons (string-append path "/") (walk (string-append path "/")))))
                          ((string-suffix? ".scm" name) (list path))
                          (else '()))))
                (entries (string-append directory "/" prefix)))))

(define (directory-path? path)
  (string-suffix? "/" path))

(define (find-new-units! tree)
  "Add the modules of the roots that the plan does not know; return their indices."
  (define plan (tree-plan tree))
  (define known (make-hash-table))
  (define (new-unit-of file)
    (match (read-header file #f)
      ((name . _)
       (match (find-source tree name)
         ((directory . path)
          ;; A changed header may have led to the module before.
          (let ((index (hash-ref (tree-by-name tree) name)))
            (and (not (and index (planned? tree index)))
                 (string=? file (below tree directory path))
                 (find-unit! tree name))))
         (#f #f)))
      (#f #f)))
  (vector-for-each (lambda (unit)
                     (hash-set! known (below tree (unit-directory unit) (unit-path unit)) #t))
                   (plan-units plan))
  (for-each (match-lambda
              ((directory . path) (hash-set! known (below tree directory path) #t)))
            (plan-known plan))
  (append-map (lambda (root)
                (define directory (vector-ref (tree-directories tree) root))
                (filter-map (lambda (path)
                              (let ((file (string-append directory "/" path)))
                                (and (not (hash-ref known file))
                                     (new-unit-of file))))
                            (remove directory-path?
                                    (source-tree directory (plan-exclude plan)))))
              (iota (plan-roots plan))))


;;;; What a source needs.

(define* (unit-facts! tree index #:key (look? #f))
  "Return the facts of a unit.  A source that is older than the plan is taken to be as the plan has
it, unless LOOK? is true."
  (or (hashv-ref (tree-facts tree) index)
      (let ((facts (find-facts! tree (tree-unit tree index) look?)))
        (hashv-set! (tree-facts tree) index facts)
        facts)))

(define (find-facts! tree unit look?)
  (define source (unit-source tree (unit-index unit)))
  (define time (file-time source))
  (define (as-planned state)
    (make-facts state (unit-imports unit) (unit-others unit) (unit-externals unit)))
  (cond ((not time) (as-planned 'gone))
        ((not (planned? tree (unit-index unit)))
         (facts-of-header! tree unit 'new (or (read-header source (unit-name unit)) '(()))))
        ((or (string-null? (unit-header unit))
             (not (or look? (< (plan-time (tree-plan tree)) time))))
         (as-planned 'planned))
        (else
         (let ((header (read-header source (unit-name unit))))
           (if (and header (string=? (unit-header unit) (header-hash header)))
               (as-planned 'planned)
               (facts-of-header! tree unit 'changed (or header '(()))))))))

(define (facts-of-header! tree unit state header)
  (define self (unit-index unit))
  (define-values (autoloads imports)
    (partition (match-lambda ((kind . _) (eq? kind 'autoload))) (cdr header)))
  (define (indices references)
    (delete-duplicates
     (filter-map (match-lambda ((_ . name) (find-unit! tree name))) references)))
  (define externals
    (filter-map (match-lambda ((_ . name) (and (not (find-unit! tree name)) name))) imports))
  (make-facts state (delv self (indices imports))
              (delv self (delete-duplicates (append (indices autoloads) (unit-others unit))))
              externals))

(define (delv element list)
  (remove (lambda (other) (eqv? element other)) list))

(define (unit-closure tree start)
  "Return the indices of all units that compiling unit START can depend on, START first."
  (define found (tree-closures tree))
  (define (walk)
    (define seen (make-hash-table))
    (define (add index result)
      (if (hashv-ref seen index)
          result
          (begin
            (hashv-set! seen index #t)
            (cons index result))))
    (let loop ((pending (list start)) (result '()))
      (match pending
        (() (reverse result))
        ((index rest ...)
         (cond ((hashv-ref seen index)
                (loop rest result))
               ((hashv-ref found index)
                ;; The members of a large cycle share the walk of the first one.
                => (lambda (closure) (loop rest (fold add result closure))))
               (else
                (let ((facts (unit-facts! tree index)))
                  (loop (append (facts-imports facts) (facts-others facts) rest)
                        (add index result)))))))))
  (or (hashv-ref found start)
      (let ((closure (walk)))
        (hashv-set! found start closure)
        closure)))

(define far-future (expt 2 64))

(define (source-time tree index)
  "Return the time of the youngest file that a unit is written in; a source that is gone makes all that
need it stale."
  (define unit (tree-unit tree index))
  (or (hashv-ref (tree-times tree) index)
      (let ((time (fold (lambda (path time)
                          (max time (or (file-time (below tree (unit-directory unit) path)) 0)))
                        (or (file-time (unit-source tree index)) far-future)
                        (unit-includes unit))))
        (hashv-set! (tree-times tree) index time)
        time)))

(define (newest-source-time tree start)
  "Return the time of the youngest source in the closure of a unit.  One walk for all units, as in Tarjan's
algorithm for strongly connected components: a tree of a thousand modules has a million members of closures."
  (define newest (tree-newest tree))
  (define numbers (make-hash-table))
  (define lows (make-hash-table))
  (define open '())
  (define count 0)
  (define (lower! index number)
    (hashv-set! lows index (min number (hashv-ref lows index))))
  (define (close! index time)
    (match open
      ((last rest ...)
       (hashv-set! newest last time)
       (set! open rest)
       (unless (eqv? last index)
         (close! index time)))))
  (define (visit index)
    (define number count)
    (define facts (unit-facts! tree index))
    (set! count (+ 1 count))
    (hashv-set! numbers index number)
    (hashv-set! lows index number)
    (set! open (cons index open))
    (let ((time (fold (lambda (other time)
                        (cond ((hashv-ref newest other) => (lambda (known) (max known time)))
                              ((hashv-ref numbers other)
                               => (lambda (number) (lower! index number) time))
                              (else
                               (let ((found (visit other)))
                                 (unless (hashv-ref newest other)
                                   (lower! index (hashv-ref lows other)))
                                 (max found time)))))
                      (source-time tree index)
                      (append (facts-imports facts) (facts-others facts)))))
      (when (= number (hashv-ref lows index))
        (close! index time))
      time))
  (or (hashv-ref newest start)
      (visit start)))

(define (stale? tree outdir index)
  "Whether the compiled file of a unit is older than a source that it can depend on."
  (let ((time (file-time (string-append outdir "/" (compiled-path tree index)))))
    (or (not time)
        (< time (newest-source-time tree index)))))
