(guile)
m *unspecified* ... => @ @@ _ add-to-load-path and begin begin-deprecated case case-lambda case-lambda* cond cond-expand current-filename current-source-location debug-set! define define* define-inlinable define-library define-macro define-module define-once define-option-interface define-private define-public define-syntax define-syntax-parameter define-syntax-rule define-values defmacro defmacro-public delay do else eval-when export export! export-syntax false-if-exception identifier-syntax if import include include-ci include-from-path include-library-declarations lambda lambda* let let* let-syntax letrec letrec* letrec-syntax library load or parameterize print-set! quasiquote quasisyntax quote quote-syntax re-export re-export-syntax read-set! require-extension set! start-stack syntax syntax-case syntax-error syntax-parameterize syntax-rules unless unquote unquote-splicing unsyntax unsyntax-splicing use-modules when while with-ellipsis with-fluids with-syntax λ
v $sc-dispatch %auto-compilation-options %char-set-dump %compile-fallback-path %cond-expand-features %cond-expand-table %default-port-conversion-strategy %default-port-encoding %expanded-vtables %file-port-name-canonicalization %fresh-auto-compile %get-pre-modules-obarray %get-stack-size %global-site-dir %guile-build-info %host-type %init-rdelim-builtins %init-rw-builtins %library-dir %load-announce %load-compiled-extensions %load-compiled-path %load-extensions %load-hook %load-path %load-should-auto-compile %load-verbosely %make-void-port %package-data-dir %port-property %print-module %read-hash-procedures %resolve-variable %search-load-path %set-port-property! %site-ccache-dir %site-dir %stacks %start-stack %string-dump %symbol-dump %warn-auto-compilation-enabled &compound-exception &error &exception &exception-with-kind-and-args &non-continuable &programming-error &quit-exception * *features* *null-device* *random-state* *repl-stack* + - ->bool ->char-set / 1+ 1- < <= <applicable-struct-vtable> <applicable-struct-with-setter-vtable> <parameter> <standard-vtable> = > >= AF_INET AF_INET6 AF_UNIX AF_UNSPEC AI_ADDRCONFIG AI_ALL AI_CANONNAME AI_NUMERICHOST AI_NUMERICSERV AI_PASSIVE AI_V4MAPPED AT_EMPTY_PATH AT_NO_AUTOMOUNT AT_SYMLINK_FOLLOW AT_SYMLINK_NOFOLLOW E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EADV EAFNOSUPPORT EAGAIN EAI_ADDRFAMILY EAI_AGAIN EAI_ALLDONE EAI_BADFLAGS EAI_CANCELED EAI_FAIL EAI_FAMILY EAI_IDN_ENCODE EAI_INPROGRESS EAI_INTR EAI_MEMORY EAI_NODATA EAI_NONAME EAI_NOTCANCELED EAI_OVERFLOW EAI_SERVICE EAI_SOCKTYPE EAI_SYSTEM EALREADY EBADE EBADF EBADFD EBADMSG EBADR EBADRQC EBADSLT EBFONT EBUSY ECANCELED ECHILD ECHRNG ECOMM ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDEADLOCK EDESTADDRREQ EDOM EDOTDOT EDQUOT EEXIST EFAULT EFBIG EHOSTDOWN EHOSTUNREACH EHWPOISON EIDRM EILSEQ EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR EISNAM EKEYEXPIRED EKEYREJECTED EKEYREVOKED EL2HLT EL2NSYNC EL3HLT EL3RST ELIBACC ELIBBAD ELIBEXEC ELIBMAX ELIBSCN ELNRNG ELOOP EMEDIUMTYPE EMFILE EMLINK EMSGSIZE EMULTIHOP ENAMETOOLONG ENAVAIL ENETDOWN ENETRESET ENETUNREACH ENFILE ENOANO ENOBUFS ENOCSI ENODATA ENODEV ENOENT ENOEXEC ENOKEY ENOLCK ENOLINK ENOMEDIUM ENOMEM ENOMSG ENONET ENOPKG ENOPROTOOPT ENOSPC ENOSR ENOSTR ENOSYS ENOTBLK ENOTCONN ENOTDIR ENOTEMPTY ENOTNAM ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY ENOTUNIQ ENXIO EOPNOTSUPP EOVERFLOW EOWNERDEAD EPERM EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EREMCHG EREMOTE EREMOTEIO ERESTART ERFKILL EROFS ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH ESRMNT ESTALE ESTRPIPE ETIME ETIMEDOUT ETOOMANYREFS ETXTBSY EUCLEAN EUNATCH EUSERS EWOULDBLOCK EXDEV EXFULL EXIT_FAILURE EXIT_SUCCESS FD_CLOEXEC F_DUPFD F_GETFD F_GETFL F_GETOWN F_OK F_SETFD F_SETFL F_SETOWN INADDR_ANY INADDR_BROADCAST INADDR_LOOPBACK INADDR_NONE IPPROTO_IP IPPROTO_TCP IPPROTO_UDP IP_ADD_MEMBERSHIP IP_DROP_MEMBERSHIP IP_MULTICAST_IF IP_MULTICAST_TTL ITIMER_PROF ITIMER_REAL ITIMER_VIRTUAL LC_ADDRESS LC_ALL LC_COLLATE LC_CTYPE LC_IDENTIFICATION LC_MEASUREMENT LC_MESSAGES LC_MONETARY LC_NAME LC_NUMERIC LC_PAPER LC_TELEPHONE LC_TIME LOCK_EX LOCK_NB LOCK_SH LOCK_UN MSG_DONTROUTE MSG_DONTWAIT MSG_OOB MSG_PEEK NSIG OPEN_BOTH OPEN_READ OPEN_WRITE O_APPEND O_ASYNC O_CLOEXEC O_CREAT O_DIRECT O_DIRECTORY O_EXCL O_IGNORE_CTTY O_LARGEFILE O_NDELAY O_NOATIME O_NOCTTY O_NOFOLLOW O_NOLINK O_NONBLOCK O_NOTRANS O_PATH O_RDONLY O_RDWR O_SYNC O_TMPFILE O_TRUNC O_WRONLY PF_INET PF_INET6 PF_UNIX PF_UNSPEC PIPE_BUF PRIO_PGRP PRIO_PROCESS PRIO_USER R_OK SA_NOCLDSTOP SA_RESTART SEEK_CUR SEEK_END SEEK_SET SIGABRT SIGALRM SIGBUS SIGCHLD SIGCLD SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO SIGIOT SIGKILL SIGPIPE SIGPOLL SIGPROF SIGPWR SIGQUIT SIGRTMAX SIGRTMIN SIGSEGV SIGSTKFLT SIGSTKSZ SIGSTOP SIGSYS SIGTERM SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ SIG_DFL SIG_IGN SOCK_CLOEXEC SOCK_DGRAM SOCK_NONBLOCK SOCK_RAW SOCK_RDM SOCK_SEQPACKET SOCK_STREAM SOL_SOCKET SO_BROADCAST SO_DEBUG SO_DONTROUTE SO_ERROR SO_KEEPALIVE SO_LINGER SO_NO_CHECK SO_OOBINLINE SO_PRIORITY SO_RCVBUF SO_REUSEADDR SO_REUSEPORT SO_SNDBUF SO_TYPE TCP_CORK TCP_NODELAY WAIT_ANY WAIT_MYPGRP WNOHANG WUNTRACED W_OK X_OK abort-hook abort-to-prompt abort-to-prompt* abs absolute-file-name? accept access? acons acos acosh add-hook! addrinfo:addr addrinfo:canonname addrinfo:fam addrinfo:flags addrinfo:protocol addrinfo:socktype adjust-port-revealed! after-backtrace-hook after-error-hook after-eval-hook after-gc-hook after-print-hook after-read-hook alarm allocate-struct and-map and=> angle append append! apply array->list array-cell-ref array-cell-set! array-contents array-copy! array-copy-in-order! array-dimensions array-equal? array-fill! array-for-each array-in-bounds? array-index-map! array-length array-map! array-map-in-order! array-rank array-ref array-set! array-shape array-slice array-slice-for-each array-slice-for-each-in-order array-type array-type-code array? ash asin asinh assert-load-verbosity assoc assoc-ref assoc-remove! assoc-set! assq assq-ref assq-remove! assq-set! assv assv-ref assv-remove! assv-set! atan atanh autoload-done! autoload-done-or-in-progress? autoload-in-progress! autoloads-done autoloads-in-progress backtrace basename batch-mode? beautify-user-module! before-backtrace-hook before-error-hook before-eval-hook before-print-hook before-read-hook bind bind-textdomain-codeset bindtextdomain bit-count bit-count* bit-extract bit-invert! bit-position bit-set*! bitvector bitvector->list bitvector-bit-clear? bitvector-bit-set? bitvector-clear-all-bits! bitvector-clear-bit! bitvector-clear-bits! bitvector-copy bitvector-count bitvector-count-bits bitvector-fill! bitvector-flip-all-bits! bitvector-length bitvector-position bitvector-ref bitvector-set! bitvector-set-all-bits! bitvector-set-bit! bitvector-set-bits! bitvector? boolean? bound-identifier=? caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr call-with-blocked-asyncs call-with-current-continuation call-with-deferred-observers call-with-include-port call-with-input-file call-with-input-string call-with-module-autoload-lock call-with-output-file call-with-output-string call-with-port call-with-prompt call-with-unblocked-asyncs call-with-values call/cc canonicalize-path car catch cdaaar cdaadr cdaar cdadar cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr ceiling ceiling-quotient ceiling-remainder ceiling/ centered-quotient centered-remainder centered/ char->integer char-alphabetic? char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>? char-downcase char-general-category char-is-both? char-lower-case? char-numeric? char-ready? char-set char-set->list char-set->string char-set-adjoin char-set-adjoin! char-set-any char-set-complement char-set-complement! char-set-contains? char-set-copy char-set-count char-set-cursor char-set-cursor-next char-set-delete char-set-delete! char-set-diff+intersection char-set-diff+intersection! char-set-difference char-set-difference! char-set-every char-set-filter char-set-filter! char-set-fold char-set-for-each char-set-hash char-set-intersection char-set-intersection! char-set-map char-set-ref char-set-size char-set-unfold char-set-unfold! char-set-union char-set-union! char-set-xor char-set-xor! char-set:ascii char-set:blank char-set:designated char-set:digit char-set:empty char-set:full char-set:graphic char-set:hex-digit char-set:iso-control char-set:letter char-set:letter+digit char-set:lower-case char-set:printing char-set:punctuation char-set:symbol char-set:title-case char-set:upper-case char-set:whitespace char-set<= char-set= char-set? char-titlecase char-upcase char-upper-case? char-whitespace? char<=? char<? char=? char>=? char>? char? chdir chmod chown chroot close close-fdes close-input-port close-output-port close-port closedir command-line complex? compose cond-expand-provide connect cons cons* cons-source const convert-assignment copy-file copy-random-state copy-tree cos cosh crypt ctermid current-dynamic-state current-error-port current-input-port current-language current-load-port current-module current-output-port current-reader current-time current-warning-port datum->random-state datum->syntax debug-disable debug-enable debug-options debug-options-interface default-duplicate-binding-handler default-duplicate-binding-procedures default-prompt-tag define! define-module* defined? delete delete! delete-file delete1! delq delq! delq1! delv delv! delv1! denominator directory-stream? dirname display display-application display-backtrace display-error doubly-weak-hash-table? drain-input dup dup->fdes dup->inport dup->outport dup->port dup2 duplicate-handlers duplicate-port dynamic-call dynamic-func dynamic-link dynamic-object? dynamic-pointer dynamic-state? dynamic-unlink dynamic-wind effective-version end-of-char-set? endgrent endhostent endnetent endprotoent endpwent endservent ensure-batch-mode! environ eof-object? eq? equal? eqv? error euclidean-quotient euclidean-remainder euclidean/ eval eval-string even? exact->inexact exact-integer-sqrt exact-integer? exact? exception-accessor exception-args exception-kind exception-predicate exception-type? exception? execl execle execlp exit exit-hook exp expt f32vector f32vector->list f32vector-length f32vector-ref f32vector-set! f32vector? f64vector f64vector->list f64vector-length f64vector-ref f64vector-set! f64vector? fcntl fdes->inport fdes->outport fdes->ports fdopen file-encoding file-exists? file-is-directory? file-name-separator-string file-name-separator? file-port? file-position file-set-position fileno filter filter! finite? flock floor floor-quotient floor-remainder floor/ fluid->parameter fluid-bound? fluid-ref fluid-ref* fluid-set! fluid-thread-local? fluid-unset! fluid? flush-all-ports for-each force force-output format frame-address frame-arguments frame-dynamic-link frame-instruction-pointer frame-previous frame-procedure-name frame-return-address frame-source frame-stack-pointer frame? free-identifier=? fsync ftell gai-strerror gc gc-disable gc-dump gc-enable gc-run-time gc-stats gcd generate-temporaries gensym get-internal-real-time get-internal-run-time get-output-string get-print-state getaddrinfo getaffinity getcwd getegid getenv geteuid getgid getgr getgrent getgrgid getgrnam getgroups gethost gethostbyaddr gethostbyname gethostent gethostname getitimer getlogin getnet getnetbyaddr getnetbyname getnetent getpass getpeername getpgrp getpid getppid getpriority getproto getprotobyname getprotobynumber getprotoent getpw getpwent getpwnam getpwuid getrlimit getserv getservbyname getservbyport getservent getsid getsockname getsockopt gettext gettimeofday getuid gmtime group:gid group:mem group:name group:passwd has-shown-backtrace-hint? hash hash-clear! hash-count hash-create-handle! hash-fold hash-for-each hash-for-each-handle hash-get-handle hash-map->list hash-ref hash-remove! hash-set! hash-table? hashq hashq-create-handle! hashq-get-handle hashq-ref hashq-remove! hashq-set! hashv hashv-create-handle! hashv-get-handle hashv-ref hashv-remove! hashv-set! hashx-create-handle! hashx-get-handle hashx-ref hashx-remove! hashx-set! hook->list hook-empty? hook? hostent:addr-list hostent:addrtype hostent:aliases hostent:length hostent:name identifier? identity imag-part in-vicinity include-deprecated-features inet-lnaof inet-makeaddr inet-netof inet-ntop inet-pton inexact->exact inexact? inf inf? inherit-print-state input-port? install-r6rs! install-r7rs! integer->char integer-expt integer-length integer? interaction-environment internal-time-units-per-second iota isatty? issue-deprecation-warning keyword->symbol keyword-like-symbol->keyword keyword? kill kw-arg-ref last-pair lcm length link list list->array list->bitvector list->char-set list->char-set! list->f32vector list->f64vector list->s16vector list->s32vector list->s64vector list->s8vector list->string list->symbol list->typed-array list->u16vector list->u32vector list->u64vector list->u8vector list->vector list-cdr-ref list-cdr-set! list-copy list-head list-index list-ref list-set! list-tail list? listen load-compiled load-extension load-from-path load-in-vicinity load-user-init local-define local-define-module local-ref local-ref-module local-remove local-set! localtime log log10 logand logbit? logcount logior lognot logtest logxor lookup-duplicates-handlers lstat macro-binding macro-name macro-transformer macro-type macro? macroexpand macroexpanded? magnitude major-version make-array make-autoload-interface make-bitvector make-doubly-weak-hash-table make-exception make-exception-from-throw make-exception-type make-f32vector make-f64vector make-fluid make-fresh-user-module make-generalized-vector make-guardian make-hash-table make-hook make-list make-module make-modules-in make-mutable-parameter make-object-property make-parameter make-polar make-procedure-with-setter make-promise make-prompt-tag make-record-type make-rectangular make-regexp make-s16vector make-s32vector make-s64vector make-s8vector make-shared-array make-socket-address make-soft-port make-stack make-string make-struct-layout make-struct/no-tail make-struct/simple make-symbol make-syntax-transformer make-thread-local-fluid make-typed-array make-u16vector make-u32vector make-u64vector make-u8vector make-unbound-fluid make-undefined-variable make-variable make-variable-transformer make-vector make-vtable make-weak-key-hash-table make-weak-value-hash-table map map-in-order max member memoize-expression memoized-typecode memq memv merge merge! micro-version min minor-version mkdir mkdtemp mknod mkstemp mkstemp! mktime module-add! module-autoload! module-binder module-bound? module-call-observers module-clear! module-constructor module-declarative? module-defer-observers module-define! module-define-submodule! module-defined-hook module-defined? module-duplicates-handlers module-ensure-local-variable! module-export! module-export-all! module-filename module-for-each module-generate-unique-id! module-gensym module-import-interface module-import-obarray module-inlinable-exports module-kind module-local-variable module-locally-bound? module-make-local-var! module-map module-modified module-name module-next-unique-id module-obarray module-obarray-get-handle module-obarray-ref module-obarray-remove! module-obarray-set! module-observe module-observe-weak module-observers module-public-interface module-re-export! module-ref module-ref-submodule module-remove! module-replace! module-replacements module-reverse-lookup module-search module-set! module-submodule-binder module-submodules module-symbol-binding module-symbol-interned? module-symbol-local-binding module-symbol-locally-interned? module-transformer module-type module-unobserve module-use! module-use-interfaces! module-uses module-variable module-version module-weak-observers module? modulo modulo-expt most-negative-fixnum most-positive-fixnum move->fdes nan nan? negate negative? nested-define! nested-define-module! nested-ref nested-ref-module nested-remove! nested-set! netent:addrtype netent:aliases netent:name netent:net newline ngettext nice nil? noop not null? number->string number? numerator object->string object-address object-properties object-property odd? open open-fdes open-file open-input-file open-input-string open-io-file open-output-file open-output-string opendir or-map output-port? pair? parameter-converter parameter-fluid parameter? parse-path parse-path-with-ellipsis passwd:dir passwd:gecos passwd:gid passwd:name passwd:passwd passwd:shell passwd:uid pause peek peek-char pipe pk port->fdes port-closed? port-column port-conversion-strategy port-encoding port-filename port-for-each port-line port-mode port-revealed port-with-print-state port? positive? prefab-record-types primitive-_exit primitive-eval primitive-exit primitive-fork primitive-load primitive-load-path primitive-move->fdes primitive-read print-disable print-enable print-exception print-options print-options-interface procedure procedure-documentation procedure-minimum-arity procedure-name procedure-properties procedure-property procedure-source procedure-with-setter? procedure? process-use-modules program-arguments promise? protoent:aliases protoent:name protoent:proto provide provided? purify-module! putenv quit quotient raise raise-exception random random-state->datum random-state-from-platform random:exp random:hollow-sphere! random:normal random:normal-vector! random:solid-sphere! random:uniform rational? rationalize read read-char read-disable read-enable read-eval? read-hash-extend read-hash-procedure read-hash-procedures read-options read-options-interface read-syntax readdir readlink real-part real? record-accessor record-constructor record-modifier record-predicate record-type-constructor record-type-descriptor record-type-extensible? record-type-fields record-type-has-parent? record-type-mutable-fields record-type-name record-type-opaque? record-type-parent record-type-parents record-type-properties record-type-uid record-type-vtable record-type? record? recv! recvfrom! redirect-port regexp-exec regexp/basic regexp/extended regexp/icase regexp/newline regexp/notbol regexp/noteol regexp? release-port-handle reload-module remainder remove-hook! rename-file repl-reader reset-hook! resolve-interface resolve-module resolve-r6rs-interface restore-signals restricted-vector-sort! reverse reverse! reverse-list->string rewinddir rmdir round round-ash round-quotient round-remainder round/ rule run-hook s16vector s16vector->list s16vector-length s16vector-ref s16vector-set! s16vector? s32vector s32vector->list s32vector-length s32vector-ref s32vector-set! s32vector? s64vector s64vector->list s64vector-length s64vector-ref s64vector-set! s64vector? s8vector s8vector->list s8vector-length s8vector-ref s8vector-set! s8vector? save-module-excursion scm-error search-path seed->random-state seek select self-evaluating? send sendfile sendto servent:aliases servent:name servent:port servent:proto set-autoloaded! set-car! set-cdr! set-current-dynamic-state set-current-error-port set-current-input-port set-current-module set-current-output-port set-exception-printer! set-module-binder! set-module-declarative?! set-module-duplicates-handlers! set-module-filename! set-module-inlinable-exports! set-module-kind! set-module-name! set-module-next-unique-id! set-module-obarray! set-module-observers! set-module-public-interface! set-module-submodule-binder! set-module-submodules! set-module-transformer! set-module-uses! set-module-version! set-object-properties! set-object-property! set-port-column! set-port-conversion-strategy! set-port-encoding! set-port-filename! set-port-line! set-port-revealed! set-procedure-minimum-arity! set-procedure-properties! set-procedure-property! set-program-arguments set-source-properties! set-source-property! set-struct-vtable-name! set-symbol-property! set-tm:gmtoff set-tm:hour set-tm:isdst set-tm:mday set-tm:min set-tm:mon set-tm:sec set-tm:wday set-tm:yday set-tm:year set-tm:zone setaffinity setegid setenv seteuid setgid setgr setgrent setgroups sethost sethostent sethostname setitimer setlocale setnet setnetent setpgid setpriority setproto setprotoent setpw setpwent setrlimit setserv setservent setsid setsockopt setter setuid setvbuf shared-array-increments shared-array-offset shared-array-root shutdown sigaction signal-handlers simple-exceptions simple-format sin sinh sleep sloppy-assoc sloppy-assq sloppy-assv sockaddr:addr sockaddr:fam sockaddr:flowinfo sockaddr:path sockaddr:port sockaddr:scopeid socket socketpair sort sort! sort-list sort-list! sorted? source-properties source-property source-whash sqrt stable-sort stable-sort! stack-id stack-length stack-ref stack? standard-vtable-fields stat stat:atime stat:atimensec stat:blksize stat:blocks stat:ctime stat:ctimensec stat:dev stat:gid stat:ino stat:mode stat:mtime stat:mtimensec stat:nlink stat:perms stat:rdev stat:size stat:type stat:uid status:exit-val status:stop-sig status:term-sig strerror strftime string string->char-set string->char-set! string->list string->number string->symbol string-any string-any-c-code string-append string-append/shared string-bytes-per-char string-capitalize string-capitalize! string-ci->symbol string-ci< string-ci<= string-ci<=? string-ci<> string-ci<? string-ci= string-ci=? string-ci> string-ci>= string-ci>=? string-ci>? string-compare string-compare-ci string-concatenate string-concatenate-reverse string-concatenate-reverse/shared string-concatenate/shared string-contains string-contains-ci string-copy string-copy! string-count string-delete string-downcase string-downcase! string-drop string-drop-right string-every string-every-c-code string-fill! string-filter string-fold string-fold-right string-for-each string-for-each-index string-hash string-hash-ci string-index string-index-right string-join string-length string-map string-map! string-normalize-nfc string-normalize-nfd string-normalize-nfkc string-normalize-nfkd string-null? string-pad string-pad-right string-prefix-ci? string-prefix-length string-prefix-length-ci string-prefix? string-ref string-replace string-reverse string-reverse! string-rindex string-set! string-skip string-skip-right string-split string-suffix-ci? string-suffix-length string-suffix-length-ci string-suffix? string-tabulate string-take string-take-right string-titlecase string-titlecase! string-tokenize string-trim string-trim-both string-trim-right string-unfold string-unfold-right string-upcase string-upcase! string-utf8-length string-xcopy! string< string<= string<=? string<> string<? string= string=? string> string>= string>=? string>? string? strptime struct-layout struct-ref struct-ref/unboxed struct-set! struct-set!/unboxed struct-vtable struct-vtable-name struct-vtable? struct? substring substring-fill! substring-move! substring/copy substring/read-only substring/shared supports-source-properties? symbol symbol->keyword symbol->string symbol-append symbol-fref symbol-fset! symbol-hash symbol-interned? symbol-pref symbol-prefix-proc symbol-property symbol-property-remove! symbol-pset! symbol? symlink sync syntax->datum syntax-source syntax-violation system system* system-async-mark system-error-errno system-file-name-convention t-680b775fb37a463-835-ea7466bacb65da2 t-680b775fb37a463-84a-dd4ca4dd94494c8 tan tanh tcgetpgrp tcsetpgrp textdomain the-eof-object the-root-module the-scm-module throw thunk? times tm:gmtoff tm:hour tm:isdst tm:mday tm:min tm:mon tm:sec tm:wday tm:yday tm:year tm:zone tmpfile tmpnam tms:clock tms:cstime tms:cutime tms:stime tms:utime transpose-array truncate truncate-file truncate-quotient truncate-remainder truncate/ try-load-module try-module-autoload ttyname typed-array? tzset u16vector u16vector->list u16vector-length u16vector-ref u16vector-set! u16vector? u32vector u32vector->list u32vector-length u32vector-ref u32vector-set! u32vector? u64vector u64vector->list u64vector-length u64vector-ref u64vector-set! u64vector? u8vector u8vector->list u8vector-length u8vector-ref u8vector-set! u8vector? ucs-range->char-set ucs-range->char-set! umask uname unmemoize-expression unread-char unread-string unsetenv unspecified? use-srfis user-modules-declarative? using-readline? usleep utime utsname:machine utsname:nodename utsname:release utsname:sysname utsname:version values variable-bound? variable-ref variable-set! variable-unset! variable? vector vector->list vector-copy vector-copy! vector-fill! vector-length vector-move-left! vector-move-right! vector-ref vector-set! vector? version version-matches? vtable-index-layout vtable-index-printer vtable-offset-user waitpid warn weak-key-hash-table? weak-value-hash-table? with-continuation-barrier with-dynamic-state with-error-to-file with-error-to-port with-error-to-string with-exception-handler with-fluid* with-fluids* with-input-from-file with-input-from-port with-input-from-string with-output-to-file with-output-to-port with-output-to-string with-throw-handler write write-char xsubstring zero?
(ice-9 and-let-star)
m and-let*
(ice-9 arrays)
v array-copy
(ice-9 atomic)
v atomic-box-compare-and-swap! atomic-box-ref atomic-box-set! atomic-box-swap! atomic-box? make-atomic-box
(ice-9 binary-ports)
v call-with-input-bytevector call-with-output-bytevector eof-object get-bytevector-all get-bytevector-n get-bytevector-n! get-bytevector-some get-bytevector-some! get-string-n! get-u8 lookahead-u8 make-custom-binary-input-port make-custom-binary-input/output-port make-custom-binary-output-port open-bytevector-input-port open-bytevector-output-port put-bytevector put-u8 unget-bytevector
(ice-9 buffered-input)
v make-buffered-input-port make-line-buffered-input-port set-buffered-input-continuation?!
(ice-9 calling)
m let-with-configuration-getter-and-setter with-configuration-getter-and-setter with-delegating-configuration-getter-and-setter with-delegating-getter-and-setter with-excursion-function with-excursion-getter-and-setter with-getter with-getter-and-setter
(ice-9 command-line)
v *GPLv3+* *LGPLv3+* compile-shell-switches emit-bug-reporting-address version-etc
(ice-9 common-list)
v adjoin and? butlast count-if delete-if! delete-if-not! every find-if has-duplicates? intersection member-if notany notevery or? pick pick-mappings reduce reduce-init remove-if remove-if-not set-difference some union uniq
(ice-9 control)
m % let-escape-continuation let/ec reset shift
v abort abort-to-prompt call-with-escape-continuation call-with-prompt call/ec default-prompt-tag make-prompt-tag reset* shift* suspendable-continuation?
(ice-9 copy-tree)
v copy-tree
r copy-tree
(ice-9 curried-definitions)
m define define* define*-public define-public
r define define* define*-public define-public
(ice-9 deprecated)
v copy-tree rule
(ice-9 documentation)
v documentation-files file-commentary object-documentation search-documentation-files
(ice-9 eval-string)
v eval-string
r eval-string
(ice-9 exceptions)
m define-exception-type guard
v &assertion-failure &error &exception &external-error &implementation-restriction &irritants &lexical &message &non-continuable &origin &programming-error &quit-exception &syntax &undefined-variable &warning assertion-failure? error? exception-accessor exception-args exception-irritants exception-kind exception-message exception-origin exception-predicate exception-type? exception-with-irritants? exception-with-message? exception-with-origin? exception? external-error? implementation-restriction-error? lexical-error? make-assertion-failure make-error make-exception make-exception-type make-exception-with-irritants make-exception-with-message make-exception-with-origin make-external-error make-implementation-restriction-error make-lexical-error make-non-continuable-error make-programming-error make-quit-exception make-syntax-error make-undefined-variable-error make-warning non-continuable-error? programming-error? quit-exception? raise-continuable raise-exception simple-exceptions syntax-error-form syntax-error-subform syntax-error? undefined-variable-error? warning? with-exception-handler
(ice-9 expect)
m expect expect-strings
v expect-char-proc expect-eof-proc expect-port expect-regexec expect-select expect-strings-compile-flags expect-strings-exec-flags expect-timeout expect-timeout-proc
(ice-9 fdes-finalizers)
v add-fdes-finalizer! remove-fdes-finalizer!
(ice-9 format)
v format
r format
(ice-9 ftw)
v file-system-fold file-system-tree ftw nftw scandir
(ice-9 futures)
m future future?
v make-future touch
(ice-9 gap-buffer)
m gb?
v gb->lines gb->string gb-delete-char! gb-erase! gb-filter! gb-filter-lines! gb-goto-char gb-insert-char! gb-insert-string! gb-point gb-point-max gb-point-min make-gap-buffer make-gap-buffer-port
(ice-9 getopt-long)
v getopt-long option-ref
(ice-9 hash-table)
v alist->hash-table alist->hashq-table alist->hashv-table alist->hashx-table
(ice-9 hcons)
v hashq-cons hashq-cons-assoc hashq-cons-create-handle! hashq-cons-get-handle hashq-cons-hash hashq-cons-ref hashq-cons-set! hashq-conser make-gc-buffer
(ice-9 history)
v clear-value-history! disable-value-history! enable-value-history! value-history-enabled?
(ice-9 i18n)
v %global-locale %locale-dump char-locale-ci<? char-locale-ci=? char-locale-ci>? char-locale-downcase char-locale-titlecase char-locale-upcase char-locale<? char-locale>? locale-am-string locale-currency-symbol locale-currency-symbol-precedes-negative? locale-currency-symbol-precedes-positive? locale-date+time-format locale-date-format locale-day locale-day-short locale-decimal-point locale-digit-grouping locale-encoding locale-era locale-era-date+time-format locale-era-date-format locale-era-time-format locale-era-year locale-monetary-decimal-point locale-monetary-fractional-digits locale-monetary-grouping locale-monetary-negative-sign locale-monetary-positive-sign locale-monetary-thousands-separator locale-month locale-month-short locale-negative-separated-by-space? locale-negative-sign-position locale-no-regexp locale-pm-string locale-positive-separated-by-space? locale-positive-sign-position locale-string->inexact locale-string->integer locale-thousands-separator locale-time+am/pm-format locale-time-format locale-yes-regexp locale? make-locale monetary-amount->locale-string number->locale-string string-locale-ci<? string-locale-ci=? string-locale-ci>? string-locale-downcase string-locale-titlecase string-locale-upcase string-locale<? string-locale>?
(ice-9 iconv)
v bytevector->string call-with-encoded-output-string string->bytevector
(ice-9 lineio)
v lineio-port? make-line-buffering-input-port read-string unread-string
(ice-9 list)
v rassoc rassq rassv
(ice-9 local-eval)
m the-environment
v local-compile local-eval
(ice-9 ls)
v definitions-in lls local-definitions-in ls recursive-local-define
(ice-9 match)
m match match-lambda match-lambda* match-let match-let* match-letrec
(ice-9 null)
m ... => _ and begin case cond define define-syntax delay do else if lambda let let* let-syntax letrec letrec-syntax or quasiquote quote set! syntax-rules unquote
(ice-9 occam-channel)
m alt oc:consequence oc:first-channel oc:immediate-dispatch oc:late-dispatch oc:lock oc:set-handshake-channel oc:unlock oc:unset-handshake-channel
v ! ? handshake-channel immediate-receive late-receive make-channel make-timer mutex sender-waiting?
(ice-9 optargs)
m define* define*-public defmacro* defmacro*-public lambda* let-keywords let-keywords* let-optional let-optional*
(ice-9 peg cache)
v cg-cached-parser
(ice-9 peg codegen)
v add-peg-compiler! compile-peg-pattern wrap-parser-for-users
(ice-9 peg simplify-tree)
v context-flatten keyword-flatten string-collapse
(ice-9 peg string-peg)
m define-peg-string-patterns
v peg-as-peg peg-grammar
(ice-9 peg using-parsers)
m define-peg-pattern make-prec peg-record? search-for-pattern
v match-pattern peg:end peg:start peg:string peg:substring peg:tree prec
(ice-9 peg)
m define-peg-pattern define-peg-string-patterns peg-record? search-for-pattern
v compile-peg-pattern context-flatten keyword-flatten match-pattern peg:end peg:start peg:string peg:substring peg:tree
(ice-9 poe)
v perfect-funcq pure-funcq
(ice-9 poll)
m poll-set-nfds poll-set?
v POLLERR POLLHUP POLLIN POLLNVAL POLLOUT POLLPRI POLLRDHUP make-empty-poll-set poll poll-set-add! poll-set-events poll-set-find-port poll-set-port poll-set-remove! poll-set-revents set-poll-set-events! set-poll-set-revents!
(ice-9 popen)
v close-pipe open-input-output-pipe open-input-pipe open-output-pipe open-pipe open-pipe* pipeline port/pid-table
(ice-9 ports)
v %make-void-port %port-property %set-port-property! *null-device* OPEN_BOTH OPEN_READ OPEN_WRITE SEEK_CUR SEEK_END SEEK_SET adjust-port-revealed! call-with-input-file call-with-input-string call-with-output-file call-with-output-string call-with-port char-ready? close-input-port close-output-port close-port current-error-port current-input-port current-load-port current-output-port current-warning-port drain-input dup dup->fdes dup->inport dup->outport dup->port dup2 duplicate-port eof-object? fdes->inport fdes->outport fdes->ports fdopen file-port? file-position file-set-position fileno flush-all-ports force-output ftell inherit-print-state input-port? isatty? move->fdes open-file open-input-file open-io-file open-output-file output-port? peek-char port->fdes port-closed? port-column port-conversion-strategy port-encoding port-filename port-for-each port-line port-mode port-revealed port? primitive-move->fdes read-char redirect-port release-port-handle seek set-current-error-port set-current-input-port set-current-output-port set-port-column! set-port-conversion-strategy! set-port-encoding! set-port-filename! set-port-line! set-port-revealed! setvbuf the-eof-object truncate-file unread-char unread-string with-error-to-file with-error-to-port with-error-to-string with-input-from-file with-input-from-port with-input-from-string with-output-to-file with-output-to-port with-output-to-string
(ice-9 pretty-print)
v pretty-print truncated-print
(ice-9 q)
v deq! enq! make-q q-empty-check q-empty? q-front q-length q-pop! q-push! q-rear q-remove! q? sync-q!
(ice-9 r5rs)
m and begin case cond define define-syntax delay do if lambda let let* let-syntax letrec letrec-syntax load or quasiquote quote set! syntax-rules unquote unquote-splicing
v * + - / < <= = > >= abs acos angle append apply asin assoc assq assv atan boolean? caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr call-with-current-continuation call-with-input-file call-with-output-file call-with-values car cdaaar cdaadr cdaar cdadar cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr ceiling char->integer char-alphabetic? char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>? char-downcase char-lower-case? char-numeric? char-ready? char-upcase char-upper-case? char-whitespace? char<=? char<? char=? char>=? char>? char? close-input-port close-output-port complex? cons cos current-input-port current-output-port denominator display dynamic-wind eof-object? eq? equal? eqv? eval even? exact->inexact exact? exp expt floor for-each force gcd imag-part inexact->exact inexact? input-port? integer->char integer? interaction-environment lcm length list list->string list->vector list-ref list-tail list? log magnitude make-polar make-rectangular make-string make-vector map max member memq memv min modulo negative? newline not null-environment null? number->string number? numerator odd? open-input-file open-output-file output-port? pair? peek-char positive? procedure? quotient rational? rationalize read read-char real-part real? remainder reverse round scheme-report-environment set-car! set-cdr! sin sqrt string string->list string->number string->symbol string-append string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>? string-copy string-fill! string-length string-ref string-set! string<=? string<? string=? string>=? string>? string? substring symbol->string symbol? tan truncate values vector vector->list vector-fill! vector-length vector-ref vector-set! vector? with-input-from-file with-output-to-file write write-char zero?
(ice-9 rdelim)
v %read-delimited! %read-line read-delimited read-delimited! read-line read-line! read-string read-string! write-line
(ice-9 readline)
m readline-set!
v activate-readline add-history apropos-completion-function clear-history filename-completion-function make-completion-function read-history readline readline-disable readline-enable readline-options readline-port set-readline-input-port! set-readline-output-port! set-readline-prompt! set-readline-read-hook! with-readline-completion-function write-history
(ice-9 receive)
m receive
(ice-9 regex)
v fold-matches list-matches match:count match:end match:prefix match:start match:string match:substring match:suffix regexp-match? regexp-quote regexp-substitute regexp-substitute/global string-match
(ice-9 runq)
v fair-strip-subtask make-exclusive-runq make-fair-runq make-subordinate-runq-to make-void-runq runq-control strip-sequence
(ice-9 rw)
v read-string!/partial write-string/partial
(ice-9 safe)
v make-safe-module safe-environment
(ice-9 safe-r5rs)
m and begin case cond define define-syntax delay do if lambda let let* let-syntax letrec letrec-syntax or quasiquote quote set! syntax-rules unquote unquote-splicing
v * + - / < <= = > >= abs acos angle append apply asin assoc assq assv atan boolean? caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr call-with-current-continuation call-with-values car cdaaar cdaadr cdaar cdadar cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr ceiling char->integer char-alphabetic? char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>? char-downcase char-lower-case? char-numeric? char-ready? char-upcase char-upper-case? char-whitespace? char<=? char<? char=? char>=? char>? char? complex? cons cos current-input-port current-output-port denominator display dynamic-wind eof-object? eq? equal? eqv? eval even? exact->inexact exact? exp expt floor for-each force gcd imag-part inexact->exact inexact? input-port? integer->char integer? lcm length list list->string list->vector list-ref list-tail list? log magnitude make-polar make-rectangular make-string make-vector map max member memq memv min modulo negative? newline not null-environment null? number->string number? numerator odd? output-port? pair? peek-char positive? procedure? quotient rational? rationalize read read-char real-part real? remainder reverse round set-car! set-cdr! sin sqrt string string->list string->number string->symbol string-append string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>? string-copy string-fill! string-length string-ref string-set! string<=? string<? string=? string>=? string>? string? substring symbol->string symbol? tan truncate values vector vector->list vector-fill! vector-length vector-ref vector-set! vector? write write-char zero?
(ice-9 sandbox)
v alist-bindings all-pure-and-impure-bindings all-pure-bindings array-bindings bit-bindings bitvector-bindings call-with-allocation-limit call-with-time-and-allocation-limits call-with-time-limit char-bindings char-set-bindings clock-bindings core-bindings error-bindings eval-in-sandbox fluid-bindings hash-bindings iteration-bindings keyword-bindings list-bindings macro-bindings make-sandbox-module mutating-alist-bindings mutating-array-bindings mutating-bitvector-bindings mutating-fluid-bindings mutating-hash-bindings mutating-list-bindings mutating-pair-bindings mutating-sort-bindings mutating-srfi-4-bindings mutating-string-bindings mutating-variable-bindings mutating-vector-bindings nil-bindings number-bindings pair-bindings predicate-bindings procedure-bindings promise-bindings prompt-bindings regexp-bindings sort-bindings srfi-4-bindings string-bindings symbol-bindings unspecified-bindings variable-bindings vector-bindings version-bindings
(ice-9 save-stack)
v save-stack stack-saved? the-last-stack
(ice-9 scm-style-repl)
v assert-repl-print-unspecified assert-repl-silence assert-repl-verbosity bad-throw default-pre-unwind-handler error-catching-loop error-catching-repl handle-system-error scm-repl-print-unspecified scm-repl-prompt scm-repl-silent scm-repl-verbose scm-style-repl
(ice-9 serialize)
m parallelize serialize
v call-with-parallelization call-with-serialization
(ice-9 session)
m help
v add-name-help-handler! add-value-help-handler! apropos apropos-fold apropos-fold-accessible apropos-fold-all apropos-fold-exported apropos-hook apropos-internal arity module-commentary procedure-arguments remove-name-help-handler! remove-value-help-handler! source
(ice-9 stack-catch)
v stack-catch
(ice-9 streams)
v list->stream make-stream port->stream stream->list stream->list&length stream->reversed-list stream->reversed-list&length stream->vector stream-car stream-cdr stream-fold stream-for-each stream-map stream-null? vector->stream
(ice-9 string-fun)
v has-trailing-newline? sans-final-newline sans-leading-whitespace sans-surrounding-whitespace sans-trailing-whitespace separate-fields-after-char separate-fields-before-char separate-fields-discarding-char split-after-char split-after-char-last split-after-predicate split-before-char split-before-char-last split-before-predicate split-discarding-char split-discarding-char-last split-discarding-predicate string-prefix-predicate string-prefix=? string-replace-substring
(ice-9 suspendable-ports)
v current-read-waiter current-write-waiter install-suspendable-ports! uninstall-suspendable-ports!
(ice-9 textual-ports)
v get-char get-line get-string-all get-string-n get-string-n! lookahead-char put-char put-string unget-char unget-string
(ice-9 threads)
m begin-thread letpar make-thread monitor parallel with-mutex
v %thread-handler all-threads broadcast-condition-variable call-with-new-thread cancel-thread condition-variable? current-processor-count current-thread join-thread lock-mutex make-condition-variable make-mutex make-recursive-mutex mutex-level mutex-locked? mutex-owner mutex? n-for-each-par-map n-par-for-each n-par-map par-for-each par-map signal-condition-variable thread-exited? thread? total-processor-count try-mutex unlock-mutex wait-condition-variable yield
r all-threads broadcast-condition-variable call-with-new-thread cancel-thread condition-variable? current-processor-count current-thread join-thread lock-mutex make-condition-variable make-mutex make-recursive-mutex mutex-level mutex-locked? mutex-owner mutex? signal-condition-variable thread-exited? thread? total-processor-count try-mutex unlock-mutex wait-condition-variable yield
(ice-9 time)
m time
(ice-9 top-repl)
v top-repl
r top-repl
(ice-9 unicode)
v char->formal-name formal-name->char
(ice-9 vlist)
m vlist?
v alist->vhash block-growth-factor list->vlist vhash-assoc vhash-assq vhash-assv vhash-cons vhash-consq vhash-consv vhash-delete vhash-delq vhash-delv vhash-fold vhash-fold* vhash-fold-right vhash-foldq* vhash-foldv* vhash? vlist->list vlist-append vlist-cons vlist-delete vlist-drop vlist-filter vlist-fold vlist-fold-right vlist-for-each vlist-head vlist-length vlist-map vlist-null vlist-null? vlist-ref vlist-reverse vlist-tail vlist-take vlist-unfold vlist-unfold-right
(ice-9 weak-vector)
v list->weak-vector make-weak-vector weak-vector weak-vector-ref weak-vector-set! weak-vector?
(language brainfuck compile-scheme)
v compile-scheme
(language brainfuck compile-tree-il)
v compile-tree-il
(language brainfuck parse)
v read-brainfuck
(language brainfuck spec)
v brainfuck
(language bytecode spec)
v bytecode
(language bytecode)
v builtin-index->name builtin-name->index instruction-arity instruction-list intrinsic-index->name intrinsic-name->index
(language cps closure-conversion)
v convert-closures
(language cps compile-bytecode)
v compile-bytecode
(language cps contification)
v contify
(language cps cse)
v eliminate-common-subexpressions
(language cps dce)
v eliminate-dead-code
(language cps devirtualize-integers)
v devirtualize-integers
(language cps dump)
v dump
(language cps effects-analysis)
m &all-effects &allocate &allocation &box &bytevector &closure &field &fluid &header &module &no-effects &object &prompt &read &read-field &read-object &string &struct &thread &type-check &vector &write &write-field &write-object causes-all-effects? causes-effect?
v compute-clobber-map compute-effects effect-clobbers? expression-effects synthesize-definition-effects
(language cps elide-arity-checks)
v elide-arity-checks
(language cps graphs)
m fold1 fold2
v compute-live-variables compute-reverse-control-flow-order compute-reverse-post-order compute-sorted-strongly-connected-components compute-strongly-connected-components fixpoint intmap-keys intmap-map intmap-select intset->intmap invert-bijection invert-graph invert-partition rename-graph rename-intset rename-keys solve-flow-equations trivial-intset worklist-fold
(language cps intmap)
m intmap? transient-intmap?
v empty-intmap intmap-add intmap-add! intmap-fold intmap-fold-right intmap-intersect intmap-next intmap-prev intmap-ref intmap-remove intmap-replace intmap-replace! intmap-union persistent-intmap transient-intmap
(language cps intset)
m intset intset? transient-intset?
v bitvector->intset empty-intset intset-add intset-add! intset-fold intset-fold-right intset-intersect intset-next intset-prev intset-ref intset-remove intset-subtract intset-union persistent-intset transient-intset
(language cps licm)
v hoist-loop-invariant-code
(language cps loop-instrumentation)
v add-loop-instrumentation
(language cps optimize)
v cps-optimizations make-cps-lowerer optimize-first-order-cps optimize-higher-order-cps
(language cps peel-loops)
v peel-loops
(language cps prune-top-level-scopes)
v prune-top-level-scopes
(language cps reify-primitives)
v reify-primitives
(language cps renumber)
v renumber
(language cps return-types)
v optimize-known-return-types
(language cps rotate-loops)
v rotate-loops
(language cps self-references)
v resolve-self-references
(language cps simplify)
v simplify
(language cps slot-allocation)
v allocate-slots lookup-call-proc-slot lookup-maybe-slot lookup-nlocals lookup-receive-parallel-moves lookup-representation lookup-send-parallel-moves lookup-slot lookup-slot-map
(language cps spec)
v cps
(language cps specialize-numbers)
v specialize-numbers
(language cps specialize-primcalls)
v specialize-primcalls
(language cps split-rec)
v split-rec
(language cps switch)
v optimize-branch-chains
(language cps type-checks)
v compute-effects/elide-type-checks elide-type-checks
(language cps type-fold)
v type-fold
(language cps types)
m &array &bignum &bitvector &box &bytevector &char &complex &eof &exact-integer &exact-number &f64 &false &fixnum &flonum &fluid &fraction &immutable-vector &keyword &mutable-vector &nil &null &number &other-heap-object &pair &pointer &procedure &real &s64 &special-immediate &string &struct &symbol &syntax &true &u64 &undefined &unspecified &vector type<=?
v constant-type infer-types lookup-post-type lookup-pre-type primcall-types-check?
(language cps utils)
m fold1 fold2 let-fresh with-fresh-name-state
v compute-defs-and-uses compute-dom-edges compute-function-body compute-idoms compute-max-label-and-var compute-predecessors compute-reachable-functions compute-reverse-post-order compute-singly-referenced-labels compute-sorted-strongly-connected-components compute-strongly-connected-components compute-successors compute-var-representations fixpoint fresh-label fresh-var intmap-keys intmap-map intmap-select intset->intmap invert-bijection invert-graph invert-partition label-counter solve-flow-equations trivial-intset var-counter worklist-fold
(language cps verify)
v verify
(language cps with-cps)
m with-cps with-cps-constants
(language cps)
m build-cont build-exp build-term make-$arity rewrite-cont rewrite-exp rewrite-term
v $arity $branch $call $callk $code $const $const-fun $continue $fun $kargs $kclause $kfun $kreceive $ktail $prim $primcall $prompt $rec $switch $throw $values parse-cps unparse-cps
(language ecmascript array)
v *array-prototype* new-array
(language ecmascript base)
m call/this define-js-method lambda/this
v *object-prototype* *this* *undefined* ->boolean ->int32 ->integer ->number ->object ->primitive ->string ->uint16 ->uint32 <js-object> call/this* has-property? js-class js-constructor js-prop-attrs js-props js-prototype js-value new new-object object->number object->string object->value object->value/number object->value/string pdel pget pput prop-attrs prop-has-attr? prop-keys
(language ecmascript compile-tree-il)
v compile-tree-il
(language ecmascript function)
v *function-prototype* *program-wrappers*
(language ecmascript impl)
v *this* *undefined* ->boolean ->number band bior bitwise-not bxor call/this* get-this has-property? js-init logical-not make-enumerator mod new new-array new-object pdel pget pput shift typeof
(language ecmascript parse)
v make-parser read-ecmascript read-ecmascript/1
(language ecmascript spec)
v ecmascript
(language ecmascript tokenize)
v make-tokenizer make-tokenizer/1 next-token tokenize tokenize/1
(language elisp bindings)
v get-function-binding get-lexical-binding make-bindings with-dynamic-bindings with-function-bindings with-lexical-bindings
(language elisp compile-tree-il)
v compile-%funcall compile-%set-lexical-binding-mode compile-` compile-defconst compile-defmacro compile-defun compile-defvar compile-eval-when-compile compile-flet compile-function compile-guile-primitive compile-guile-ref compile-if compile-labels compile-let compile-let* compile-progn compile-quote compile-setq compile-tree-il
(language elisp falias)
v falias-function falias-object falias? make-falias
(language elisp lexer)
v get-lexer get-lexer/1
(language elisp parser)
v read-elisp
(language elisp runtime function-slot)
v % %funcall %indirect-function %member %plist-get %plist-member %plist-put %set-lexical-binding-mode * + - /= 1+ 1- < <= = > >= @ ` abs and append apply aref aset assoc assq atom boundp caar cadr car car-safe catch cdar cddr cdr cdr-safe concat cond condition-case cons consp defconst defmacro defun defvar defvaralias dolist downcase eq eql equal eval eval-and-compile eval-when-compile fboundp fceiling ffloor flet float floatp fmakunbound format* fround fset ftruncate funcall function functionp get guile-primitive guile-ref if integerp intern labels lambda lax-plist-get lax-plist-put length let let* lexical-let lexical-let* list listp load make-list make-symbol make-vector makunbound mapc mapcar max member memq memql min nlistp not nreverse nth nthcdr null numberp or plist-get plist-member plist-put prin1-to-string princ print prog1 prog2 progn put quote random read-from-minibuffer reverse rplaca rplacd send-string-to-terminal set setcar setcdr setplist setq signal string string-equal string-match string= stringp substring symbol-function symbol-name symbol-plist symbol-value symbolp terpri throw unless unwind-protect upcase when while wholenump zerop
(language elisp runtime value-slot)
v %catch %random-state plist-function
(language elisp runtime)
m defspecial
v elisp-bool ensure-fluid! fmakunbound! function-slot-module makunbound! nil-value prim set-symbol-fluid! set-symbol-function! set-symbol-value! symbol-bound? symbol-fbound? symbol-fluid symbol-function symbol-value t-value value-slot-module
(language elisp spec)
v elisp
(language scheme compile-tree-il)
v compile-tree-il
(language scheme decompile-tree-il)
v decompile-tree-il
(language scheme spec)
v scheme
(language tree-il analyze)
m macro-use-before-definition-analysis unbound-variable-analysis
v analyze-tree arity-analysis format-analysis make-analyzer make-use-before-definition-analysis shadowed-toplevel-analysis unused-toplevel-analysis unused-variable-analysis
(language tree-il compile-bytecode)
v compile-bytecode
(language tree-il compile-cps)
v compile-cps
(language tree-il cps-primitives)
v branching-primitive? heap-type-predicate? tree-il-primitive->cps-primitive+nargs+nvalues
(language tree-il debug)
v verify-tree-il
(language tree-il effects)
m &all-effects &allocation &definite-bailout &fluid &mutable-lexical &possible-bailout &toplevel &type-check &zero-values causes-effects? depends-on-effects? effects-commute?
v constant? effect-free? exclude-effects make-effects-analyzer
(language tree-il eta-expand)
v eta-expand
(language tree-il fix-letrec)
v fix-letrec
(language tree-il inlinable-exports)
v inlinable-exports
(language tree-il letrectify)
v letrectify
(language tree-il optimize)
v make-lowerer optimize tree-il-optimizations
(language tree-il peval)
v peval
(language tree-il primitives)
v add-interesting-primitive! bailout-primitive? constructor-primitive? effect+exception-free-primitive? effect-free-primitive? equality-primitive? expand-primcall expand-primitives negate-primitive resolve-primitives singly-valued-primitive?
(language tree-il resolve-free-vars)
v resolve-free-vars
(language tree-il spec)
v tree-il
(language tree-il)
m make-tree-il-folder with-lexicals
v <abort> <call> <conditional> <const> <fix> <lambda-case> <lambda> <let-values> <let> <letrec> <lexical-ref> <lexical-set> <module-ref> <module-set> <primcall> <primitive-ref> <prompt> <seq> <toplevel-define> <toplevel-ref> <toplevel-set> <void> abort-args abort-src abort-tag abort-tail abort? call-args call-proc call-src call? conditional-alternate conditional-consequent conditional-src conditional-test conditional? const-exp const-src const? fix-body fix-gensyms fix-names fix-src fix-vals fix? lambda-body lambda-case-alternate lambda-case-body lambda-case-gensyms lambda-case-inits lambda-case-kw lambda-case-opt lambda-case-req lambda-case-rest lambda-case-src lambda-case? lambda-meta lambda-src lambda? let-body let-gensyms let-names let-src let-vals let-values-body let-values-exp let-values-src let-values? let? letrec-body letrec-gensyms letrec-in-order? letrec-names letrec-src letrec-vals letrec? lexical-ref-gensym lexical-ref-name lexical-ref-src lexical-ref? lexical-set-exp lexical-set-gensym lexical-set-name lexical-set-src lexical-set? list->seq make-abort make-call make-conditional make-const make-fix make-lambda make-lambda-case make-let make-let-values make-letrec make-lexical-ref make-lexical-set make-module-ref make-module-set make-primcall make-primitive-ref make-prompt make-seq make-toplevel-define make-toplevel-ref make-toplevel-set make-void module-ref-mod module-ref-name module-ref-public? module-ref-src module-ref? module-set-exp module-set-mod module-set-name module-set-public? module-set-src module-set? parse-tree-il post-order pre-order primcall-args primcall-name primcall-src primcall? primitive-ref-name primitive-ref-src primitive-ref? prompt-body prompt-escape-only? prompt-handler prompt-src prompt-tag prompt? seq-head seq-src seq-tail seq? toplevel-define-exp toplevel-define-mod toplevel-define-name toplevel-define-src toplevel-define? toplevel-ref-mod toplevel-ref-name toplevel-ref-src toplevel-ref? toplevel-set-exp toplevel-set-mod toplevel-set-name toplevel-set-src toplevel-set? tree-il->scheme tree-il-fold tree-il-hash tree-il-src tree-il=? unparse-tree-il void-src void?
(language value spec)
v value
(oop goops accessors)
m define-class-with-accessors define-class-with-accessors-keywords standard-define-class
(oop goops active-slot)
v <active-class>
(oop goops composite-slot)
v <composite-class>
(oop goops describe)
v describe
(oop goops internal)
m %class-slot-definition %slot-definition-accessor %slot-definition-allocation %slot-definition-getter %slot-definition-index %slot-definition-init-form %slot-definition-init-keyword %slot-definition-init-thunk %slot-definition-init-value %slot-definition-name %slot-definition-options %slot-definition-setter %slot-definition-size %slot-definition-slot-ref %slot-definition-slot-ref/raw %slot-definition-slot-set! arity-case class class-add-flags! class-clear-flags! class-has-flags? class-index-%reserved-6 class-index-%reserved-7 class-index-cpl class-index-direct-methods class-index-direct-slots class-index-direct-subclasses class-index-direct-supers class-index-flags class-index-instance-finalizer class-index-layout class-index-name class-index-nfields class-index-print class-index-slots class? define-accessor define-class define-class-accessor define-class-index define-class-pre-definition define-class-pre-definitions define-extended-generic define-extended-generics define-generic define-macro-folder define-method define-slot-accessor define-slot-index define-standard-accessor-method define-standard-class fold-class-slots fold-slot-slots instance? macro-fold-left macro-fold-right method slot-index-accessor slot-index-allocation slot-index-getter slot-index-index slot-index-init-form slot-index-init-keyword slot-index-init-thunk slot-index-init-value slot-index-name slot-index-options slot-index-setter slot-index-size slot-index-slot-ref slot-index-slot-ref/raw slot-index-slot-set! slot? standard-define-class unbound?
v %allocate-instance %clear-fields! %compute-applicable-methods %compute-effective-method %compute-layout %compute-specialized-effective-method %goops-early-init %goops-loaded %init-layout! %initialize-object %invalidate-method-cache! %make-vtable-vtable %method-more-specific? %modify-instance %prep-layout! %sort-applicable-methods *unbound* <accessor-method> <accessor> <applicable-struct-class> <applicable-struct-with-setter-class> <applicable-struct-with-setter> <applicable-struct> <applicable> <array> <atomic-box> <bitvector> <boolean> <bytevector> <char> <character-set> <class> <complex> <condition-variable> <directory> <dynamic-object> <dynamic-state> <extended-accessor> <extended-generic-with-setter> <extended-generic> <file-input-output-port> <file-input-port> <file-output-port> <file-port> <fluid> <foreign-slot> <foreign> <fraction> <frame> <generic-with-setter> <generic> <guardian> <hashtable> <hidden-slot> <hook> <indirect-slots-class> <input-output-port> <input-port> <integer> <keyword> <list> <macro> <method> <module> <mutex> <null> <number> <object> <opaque-slot> <output-port> <pair> <port> <primitive-generic> <procedure-class> <procedure> <promise> <protected-hidden-slot> <protected-opaque-slot> <protected-read-only-slot> <protected-slot> <random-state> <read-only-slot> <real> <redefinable-class> <regexp> <scm-slot> <slot> <string> <symbol> <syntax> <thread> <top> <unknown> <uvec> <vector> <vm-continuation> <vm> accessor-method-slot-definition add-method! add-method-in-classes! allocate-instance allocate-slots apply-generic apply-method apply-methods bound-check-get build-slots-list calculate-n-specialized change-class change-object-class class-direct-methods class-direct-slots class-direct-subclasses class-direct-supers class-has-indirect-instances? class-has-statically-allocated-slots? class-methods class-name class-of class-of-obsolete-indirect-instance class-precedence-list class-redefinition class-slot-definition class-slot-ref class-slot-set! class-slots class-subclasses compute-applicable-methods compute-cpl compute-direct-slot-definition compute-direct-slot-definition-initargs compute-effective-method compute-effective-slot-definition compute-generic-function-dispatch-procedure compute-get-n-set compute-getter-method compute-new-list-of-methods compute-setter-method compute-slot-accessors compute-slots compute-specialized-effective-method compute-std-cpl deep-clone define-class-subtree direct-slot-definition-class display-address dummy-procedure effective-slot-definition-class enable-primitive-generic! ensure-accessor ensure-generic ensure-metaclass ensure-metaclass-with-supers extended-by! find-method find-subclass for-each* g-equal? generic-capability? generic-function-methods generic-function-name get-keyword goops-error indirect-slots-need-migration? inherit-applicable! initialize initialize-object-procedure internal-add-method! invalidate-method-cache! is-a? length* make make-accessor make-class make-extended-generic make-generic make-generic-bound-check-getter make-instance make-setter-name make-slot make-standard-class map* max-fixnum memoize-effective-method! memoize-generic-function-application! merge-accessors merge-generics method-formals method-generic-function method-more-specific? method-n-specializers method-procedure method-source method-specializers min-fixnum multiple-arity-dispatcher no-applicable-method no-method no-next-method not-extended-by! opaque-slot? primitive-generic-generic read-only-slot? recompute-generic-function-dispatch-procedure! remove-class-accessors! remove-method-in-classes! set-primitive-generic! shallow-clone single-arity-cache-dispatch single-arity-dispatcher slot-bound? slot-definition-accessor slot-definition-allocation slot-definition-getter slot-definition-index slot-definition-init-form slot-definition-init-keyword slot-definition-init-thunk slot-definition-init-value slot-definition-name slot-definition-options slot-definition-setter slot-definition-size slot-definition-slot-ref slot-definition-slot-ref/raw slot-definition-slot-set! slot-exists? slot-init-function slot-missing slot-ref slot-set! slot-unbound sort-applicable-methods standard-get standard-set toplevel-define! unboxed-get unboxed-set unboxed-slot? update-direct-method! update-direct-subclass! update-instance-for-different-class upgrade-accessor vtable-flag-applicable-vtable vtable-flag-goops-class vtable-flag-goops-indirect vtable-flag-goops-metaclass vtable-flag-goops-needs-migration vtable-flag-goops-slot vtable-flag-goops-static-slot-allocation vtable-flag-setter-vtable vtable-flag-validated vtable-flag-vtable write-object
(oop goops save)
m readable restore write-component
v enumerate! enumerate-component! literal? load-objects make-readable make-unbound save-objects write-component-procedure write-readably
(oop goops simple)
m class define-accessor define-class define-extended-generic define-extended-generics define-generic define-method instance? method standard-define-class
v %compute-applicable-methods <accessor-method> <accessor> <applicable-struct-class> <applicable-struct-with-setter-class> <applicable-struct-with-setter> <applicable-struct> <applicable> <array> <atomic-box> <bitvector> <boolean> <bytevector> <char> <character-set> <class> <complex> <condition-variable> <directory> <dynamic-object> <dynamic-state> <extended-accessor> <extended-generic-with-setter> <extended-generic> <file-input-output-port> <file-input-port> <file-output-port> <file-port> <fluid> <foreign-slot> <foreign> <fraction> <frame> <generic-with-setter> <generic> <guardian> <hashtable> <hidden-slot> <hook> <input-output-port> <input-port> <integer> <keyword> <list> <macro> <method> <module> <mutex> <null> <number> <object> <opaque-slot> <output-port> <pair> <port> <primitive-generic> <procedure-class> <procedure> <promise> <protected-hidden-slot> <protected-opaque-slot> <protected-read-only-slot> <protected-slot> <random-state> <read-only-slot> <real> <redefinable-class> <regexp> <scm-slot> <slot> <string> <symbol> <syntax> <thread> <top> <unknown> <uvec> <vector> <vm-continuation> <vm> accessor-method-slot-definition add-method! allocate-instance apply-generic apply-method apply-methods change-class class-direct-methods class-direct-slots class-direct-subclasses class-direct-supers class-methods class-name class-of class-precedence-list class-redefinition class-slot-definition class-slot-ref class-slot-set! class-slots class-subclasses compute-applicable-methods compute-cpl compute-get-n-set compute-getter-method compute-setter-method compute-slots compute-std-cpl deep-clone enable-primitive-generic! ensure-accessor ensure-generic ensure-metaclass ensure-metaclass-with-supers find-method generic-function-methods generic-function-name get-keyword goops-error initialize is-a? make make-accessor make-class make-extended-generic make-generic make-instance max-fixnum method-formals method-generic-function method-more-specific? method-procedure method-source method-specializers min-fixnum no-applicable-method no-method no-next-method primitive-generic-generic shallow-clone slot-bound? slot-definition-accessor slot-definition-allocation slot-definition-getter slot-definition-init-form slot-definition-init-keyword slot-definition-init-thunk slot-definition-init-value slot-definition-name slot-definition-options slot-definition-setter slot-exists? slot-init-function slot-missing slot-ref slot-set! slot-unbound sort-applicable-methods update-instance-for-different-class
(oop goops stklos)
m class define-accessor define-class define-extended-generic define-extended-generics define-generic define-method instance? method standard-define-class
v %compute-applicable-methods <accessor-method> <accessor> <applicable-struct-class> <applicable-struct-with-setter-class> <applicable-struct-with-setter> <applicable-struct> <applicable> <array> <atomic-box> <bitvector> <boolean> <bytevector> <char> <character-set> <class> <complex> <condition-variable> <directory> <dynamic-object> <dynamic-state> <extended-accessor> <extended-generic-with-setter> <extended-generic> <file-input-output-port> <file-input-port> <file-output-port> <file-port> <fluid> <foreign-slot> <foreign> <fraction> <frame> <generic-with-setter> <generic> <guardian> <hashtable> <hidden-slot> <hook> <input-output-port> <input-port> <integer> <keyword> <list> <macro> <method> <module> <mutex> <null> <number> <object> <opaque-slot> <output-port> <pair> <port> <primitive-generic> <procedure-class> <procedure> <promise> <protected-hidden-slot> <protected-opaque-slot> <protected-read-only-slot> <protected-slot> <random-state> <read-only-slot> <real> <redefinable-class> <regexp> <scm-slot> <slot> <string> <symbol> <syntax> <thread> <top> <unknown> <uvec> <vector> <vm-continuation> <vm> accessor-method-slot-definition add-method! allocate-instance apply-generic apply-method apply-methods change-class class-direct-methods class-direct-slots class-direct-subclasses class-direct-supers class-methods class-name class-of class-precedence-list class-redefinition class-slot-definition class-slot-ref class-slot-set! class-slots class-subclasses compute-applicable-methods compute-cpl compute-get-n-set compute-getter-method compute-setter-method compute-slots compute-std-cpl deep-clone enable-primitive-generic! ensure-accessor ensure-generic ensure-metaclass ensure-metaclass-with-supers find-method generic-function-methods generic-function-name get-keyword goops-error initialize is-a? make make-accessor make-class make-extended-generic make-generic make-instance max-fixnum method-formals method-generic-function method-more-specific? method-procedure method-source method-specializers min-fixnum no-applicable-method no-method no-next-method primitive-generic-generic shallow-clone slot-bound? slot-definition-accessor slot-definition-allocation slot-definition-getter slot-definition-init-form slot-definition-init-keyword slot-definition-init-thunk slot-definition-init-value slot-definition-name slot-definition-options slot-definition-setter slot-exists? slot-init-function slot-missing slot-ref slot-set! slot-unbound sort-applicable-methods update-instance-for-different-class write-object
(oop goops)
m class define-accessor define-class define-extended-generic define-extended-generics define-generic define-method instance? method standard-define-class
v %compute-applicable-methods <accessor-method> <accessor> <applicable-struct-class> <applicable-struct-with-setter-class> <applicable-struct-with-setter> <applicable-struct> <applicable> <array> <atomic-box> <bitvector> <boolean> <bytevector> <char> <character-set> <class> <complex> <condition-variable> <directory> <dynamic-object> <dynamic-state> <extended-accessor> <extended-generic-with-setter> <extended-generic> <file-input-output-port> <file-input-port> <file-output-port> <file-port> <fluid> <foreign-slot> <foreign> <fraction> <frame> <generic-with-setter> <generic> <guardian> <hashtable> <hidden-slot> <hook> <input-output-port> <input-port> <integer> <keyword> <list> <macro> <method> <module> <mutex> <null> <number> <object> <opaque-slot> <output-port> <pair> <port> <primitive-generic> <procedure-class> <procedure> <promise> <protected-hidden-slot> <protected-opaque-slot> <protected-read-only-slot> <protected-slot> <random-state> <read-only-slot> <real> <redefinable-class> <regexp> <scm-slot> <slot> <string> <symbol> <syntax> <thread> <top> <unknown> <uvec> <vector> <vm-continuation> <vm> accessor-method-slot-definition add-method! allocate-instance apply-generic apply-method apply-methods change-class class-direct-methods class-direct-slots class-direct-subclasses class-direct-supers class-methods class-name class-of class-precedence-list class-redefinition class-slot-definition class-slot-ref class-slot-set! class-slots class-subclasses compute-applicable-methods compute-cpl compute-get-n-set compute-getter-method compute-setter-method compute-slots compute-std-cpl deep-clone enable-primitive-generic! ensure-accessor ensure-generic ensure-metaclass ensure-metaclass-with-supers find-method generic-function-methods generic-function-name get-keyword goops-error initialize is-a? make make-accessor make-class make-extended-generic make-generic make-instance max-fixnum method-formals method-generic-function method-more-specific? method-procedure method-source method-specializers min-fixnum no-applicable-method no-method no-next-method primitive-generic-generic shallow-clone slot-bound? slot-definition-accessor slot-definition-allocation slot-definition-getter slot-definition-init-form slot-definition-init-keyword slot-definition-init-thunk slot-definition-init-value slot-definition-name slot-definition-options slot-definition-setter slot-exists? slot-init-function slot-missing slot-ref slot-set! slot-unbound sort-applicable-methods update-instance-for-different-class
(rnrs arithmetic bitwise)
v bitwise-and bitwise-arithmetic-shift bitwise-arithmetic-shift-left bitwise-arithmetic-shift-right bitwise-bit-count bitwise-bit-field bitwise-bit-set? bitwise-copy-bit bitwise-copy-bit-field bitwise-first-bit-set bitwise-if bitwise-ior bitwise-length bitwise-not bitwise-reverse-bit-field bitwise-rotate-bit-field bitwise-xor
(rnrs arithmetic fixnums)
v fixnum-width fixnum? fx* fx*/carry fx+ fx+/carry fx- fx-/carry fx<=? fx<? fx=? fx>=? fx>? fxand fxarithmetic-shift fxarithmetic-shift-left fxarithmetic-shift-right fxbit-count fxbit-field fxbit-set? fxcopy-bit fxcopy-bit-field fxdiv fxdiv-and-mod fxdiv0 fxdiv0-and-mod0 fxeven? fxfirst-bit-set fxif fxior fxlength fxmax fxmin fxmod fxmod0 fxnegative? fxnot fxodd? fxpositive? fxreverse-bit-field fxrotate-bit-field fxxor fxzero? greatest-fixnum least-fixnum
(rnrs arithmetic flonums)
v &no-infinities &no-nans fixnum->flonum fl* fl+ fl- fl/ fl<=? fl<? fl=? fl>=? fl>? flabs flacos flasin flatan flceiling flcos fldenominator fldiv fldiv-and-mod fldiv0 fldiv0-and-mod0 fleven? flexp flexpt flfinite? flfloor flinfinite? flinteger? fllog flmax flmin flmod flmod0 flnan? flnegative? flnumerator flodd? flonum? flpositive? flround flsin flsqrt fltan fltruncate flzero? make-no-infinities-violation make-no-nans-violation no-infinities-violation? no-nans-violation? real->flonum
(rnrs base)
m ... => _ and assert begin case cond define define-syntax else identifier-syntax if lambda let let* let*-values let-syntax let-values letrec letrec* letrec-syntax or quasiquote quote set! syntax-rules unquote unquote-splicing
v * + - / < <= = > >= abs acos angle append apply asin assertion-violation atan boolean=? boolean? caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr call-with-current-continuation call-with-values call/cc car cdaaar cdaadr cdaar cdadar cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr ceiling char->integer char<=? char<? char=? char>=? char>? char? complex? cons cos denominator div div-and-mod div0 div0-and-mod0 dynamic-wind eq? equal? eqv? error even? exact exact-integer-sqrt exact? exp expt finite? floor for-each gcd imag-part inexact inexact? infinite? integer->char integer-valued? integer? lcm length list list->string list->vector list-ref list-tail list? log magnitude make-polar make-rectangular make-string make-vector map max min mod mod0 nan? negative? not null? number->string number? numerator odd? pair? positive? procedure? rational-valued? rational? rationalize real-part real-valued? real? reverse round sin sqrt string string->list string->number string->symbol string-append string-copy string-for-each string-length string-ref string<=? string<? string=? string>=? string>? string? substring symbol->string symbol=? symbol? tan truncate values vector vector->list vector-fill! vector-for-each vector-length vector-map vector-ref vector-set! vector? zero?
r error log map string-for-each
(rnrs bytevectors)
m endianness
v bytevector->sint-list bytevector->u8-list bytevector->uint-list bytevector-copy bytevector-copy! bytevector-fill! bytevector-ieee-double-native-ref bytevector-ieee-double-native-set! bytevector-ieee-double-ref bytevector-ieee-double-set! bytevector-ieee-single-native-ref bytevector-ieee-single-native-set! bytevector-ieee-single-ref bytevector-ieee-single-set! bytevector-length bytevector-s16-native-ref bytevector-s16-native-set! bytevector-s16-ref bytevector-s16-set! bytevector-s32-native-ref bytevector-s32-native-set! bytevector-s32-ref bytevector-s32-set! bytevector-s64-native-ref bytevector-s64-native-set! bytevector-s64-ref bytevector-s64-set! bytevector-s8-ref bytevector-s8-set! bytevector-sint-ref bytevector-sint-set! bytevector-u16-native-ref bytevector-u16-native-set! bytevector-u16-ref bytevector-u16-set! bytevector-u32-native-ref bytevector-u32-native-set! bytevector-u32-ref bytevector-u32-set! bytevector-u64-native-ref bytevector-u64-native-set! bytevector-u64-ref bytevector-u64-set! bytevector-u8-ref bytevector-u8-set! bytevector-uint-ref bytevector-uint-set! bytevector=? bytevector? make-bytevector native-endianness sint-list->bytevector string->utf16 string->utf32 string->utf8 u8-list->bytevector uint-list->bytevector uniform-array->bytevector utf16->string utf32->string utf8->string
(rnrs conditions)
m define-condition-type
v &assertion &condition &error &implementation-restriction &irritants &lexical &message &non-continuable &serious &syntax &undefined &violation &warning &who assertion-violation? condition condition-accessor condition-irritants condition-message condition-predicate condition-who condition? error? implementation-restriction-violation? irritants-condition? lexical-violation? make-assertion-violation make-error make-implementation-restriction-violation make-irritants-condition make-lexical-violation make-message-condition make-non-continuable-violation make-serious-condition make-syntax-violation make-undefined-violation make-violation make-warning make-who-condition message-condition? non-continuable-violation? serious-condition? simple-conditions syntax-violation-form syntax-violation-subform syntax-violation? undefined-violation? violation? warning? who-condition?
(rnrs control)
m case-lambda do unless when
(rnrs enums)
m define-enumeration
v enum-set->list enum-set-complement enum-set-constructor enum-set-difference enum-set-indexer enum-set-intersection enum-set-member? enum-set-projection enum-set-subset? enum-set-union enum-set-universe enum-set=? make-enumeration
(rnrs eval)
v environment eval
(rnrs exceptions)
m guard
v raise raise-continuable with-exception-handler
(rnrs files)
v &i/o &i/o-file-already-exists &i/o-file-does-not-exist &i/o-file-is-read-only &i/o-file-protection &i/o-filename &i/o-invalid-position &i/o-port &i/o-read &i/o-write delete-file file-exists? i/o-error-filename i/o-error-port i/o-error-position i/o-error? i/o-file-already-exists-error? i/o-file-does-not-exist-error? i/o-file-is-read-only-error? i/o-file-protection-error? i/o-filename-error? i/o-invalid-position-error? i/o-port-error? i/o-read-error? i/o-write-error? make-i/o-error make-i/o-file-already-exists-error make-i/o-file-does-not-exist-error make-i/o-file-is-read-only-error make-i/o-file-protection-error make-i/o-filename-error make-i/o-invalid-position-error make-i/o-port-error make-i/o-read-error make-i/o-write-error
r delete-file
(rnrs hashtables)
v equal-hash hashtable-clear! hashtable-contains? hashtable-copy hashtable-delete! hashtable-entries hashtable-equivalence-function hashtable-hash-function hashtable-keys hashtable-mutable? hashtable-ref hashtable-set! hashtable-size hashtable-update! hashtable? make-eq-hashtable make-eqv-hashtable make-hashtable string-ci-hash string-hash symbol-hash
(rnrs io ports)
m buffer-mode eol-style error-handling-mode file-options
v &i/o &i/o-decoding &i/o-encoding &i/o-file-already-exists &i/o-file-does-not-exist &i/o-file-is-read-only &i/o-file-protection &i/o-filename &i/o-invalid-position &i/o-port &i/o-read &i/o-write binary-port? buffer-mode? bytevector->string call-with-bytevector-output-port call-with-port call-with-string-output-port close-port current-error-port current-input-port current-output-port eof-object eof-object? flush-output-port get-bytevector-all get-bytevector-n get-bytevector-n! get-bytevector-some get-char get-datum get-line get-string-all get-string-n get-string-n! get-u8 i/o-decoding-error? i/o-encoding-error-char i/o-encoding-error? i/o-error-filename i/o-error-port i/o-error? i/o-file-already-exists-error? i/o-file-does-not-exist-error? i/o-file-is-read-only-error? i/o-file-protection-error? i/o-filename-error? i/o-invalid-position-error? i/o-port-error? i/o-read-error? i/o-write-error? input-port? latin-1-codec lookahead-char lookahead-u8 make-custom-binary-input-port make-custom-binary-input/output-port make-custom-binary-output-port make-custom-textual-output-port make-i/o-decoding-error make-i/o-encoding-error make-i/o-error make-i/o-file-already-exists-error make-i/o-file-does-not-exist-error make-i/o-file-is-read-only-error make-i/o-file-protection-error make-i/o-filename-error make-i/o-invalid-position-error make-i/o-port-error make-i/o-read-error make-i/o-write-error make-transcoder native-eol-style native-transcoder open-bytevector-input-port open-bytevector-output-port open-file-input-port open-file-input/output-port open-file-output-port open-string-input-port open-string-output-port output-port-buffer-mode output-port? port-eof? port-has-port-position? port-has-set-port-position!? port-position port-transcoder port? put-bytevector put-char put-datum put-string put-u8 set-port-position! standard-error-port standard-input-port standard-output-port string->bytevector textual-port? transcoded-port transcoder-codec transcoder-eol-style transcoder-error-handling-mode utf-16-codec utf-8-codec
(rnrs io simple)
v &i/o &i/o-file-already-exists &i/o-file-does-not-exist &i/o-file-is-read-only &i/o-file-protection &i/o-filename &i/o-invalid-position &i/o-port &i/o-read &i/o-write call-with-input-file call-with-output-file close-input-port close-output-port current-error-port current-input-port current-output-port display eof-object eof-object? i/o-error-filename i/o-error-port i/o-error-position i/o-error? i/o-file-already-exists-error? i/o-file-does-not-exist-error? i/o-file-is-read-only-error? i/o-file-protection-error? i/o-filename-error? i/o-invalid-position-error? i/o-port-error? i/o-read-error? i/o-write-error? input-port? make-i/o-error make-i/o-file-already-exists-error make-i/o-file-does-not-exist-error make-i/o-file-is-read-only-error make-i/o-file-protection-error make-i/o-filename-error make-i/o-invalid-position-error make-i/o-port-error make-i/o-read-error make-i/o-write-error newline open-input-file open-output-file output-port? peek-char read read-char with-input-from-file with-output-to-file write write-char
r call-with-input-file call-with-output-file close-input-port close-output-port display newline open-input-file open-output-file peek-char read read-char with-input-from-file with-output-to-file write write-char
(rnrs lists)
v assoc assp assq assv cons* exists filter find fold-left fold-right for-all member memp memq memv partition remove remp remq remv
(rnrs mutable-pairs)
v set-car! set-cdr!
(rnrs mutable-strings)
v string-fill! string-set!
(rnrs programs)
v command-line exit
(rnrs r5rs)
m delay
v exact->inexact force inexact->exact modulo null-environment quotient remainder scheme-report-environment
(rnrs records inspection)
v record-field-mutable? record-rtd record-type-field-names record-type-generative? record-type-name record-type-opaque? record-type-parent record-type-sealed? record-type-uid record?
r record?
(rnrs records procedural)
v make-record-constructor-descriptor make-record-type-descriptor record-accessor record-constructor record-mutator record-predicate record-type-descriptor?
r record-accessor record-constructor
(rnrs records syntactic)
m define-record-type record-constructor-descriptor record-type-descriptor
r record-type-descriptor
(rnrs sorting)
v list-sort vector-sort vector-sort!
(rnrs syntax-case)
m quasisyntax syntax syntax-case unsyntax unsyntax-splicing with-syntax
v bound-identifier=? datum->syntax free-identifier=? generate-temporaries identifier? make-variable-transformer syntax->datum syntax-violation
r syntax-violation
(rnrs unicode)
v char-alphabetic? char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>? char-downcase char-foldcase char-general-category char-lower-case? char-numeric? char-title-case? char-titlecase char-upcase char-upper-case? char-whitespace? string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>? string-downcase string-foldcase string-normalize-nfc string-normalize-nfd string-normalize-nfkc string-normalize-nfkd string-titlecase string-upcase
(rnrs)
m ... => _ and assert begin buffer-mode case case-lambda cond define define-condition-type define-enumeration define-record-type define-syntax do else endianness eol-style error-handling-mode file-options guard identifier-syntax if lambda let let* let*-values let-syntax let-values letrec letrec* letrec-syntax or quasiquote quasisyntax quote record-constructor-descriptor record-type-descriptor set! syntax syntax-case syntax-rules unless unquote unquote-splicing unsyntax unsyntax-splicing when with-syntax
v &assertion &condition &error &i/o &i/o-decoding &i/o-encoding &i/o-file-already-exists &i/o-file-does-not-exist &i/o-file-is-read-only &i/o-file-protection &i/o-filename &i/o-invalid-position &i/o-port &i/o-read &i/o-write &implementation-restriction &irritants &lexical &message &no-infinities &no-nans &non-continuable &serious &syntax &undefined &violation &warning &who * + - / < <= = > >= abs acos angle append apply asin assertion-violation assertion-violation? assoc assp assq assv atan binary-port? bitwise-and bitwise-arithmetic-shift bitwise-arithmetic-shift-left bitwise-arithmetic-shift-right bitwise-bit-count bitwise-bit-field bitwise-bit-set? bitwise-copy-bit bitwise-copy-bit-field bitwise-first-bit-set bitwise-if bitwise-ior bitwise-length bitwise-not bitwise-reverse-bit-field bitwise-rotate-bit-field bitwise-xor boolean=? boolean? bound-identifier=? buffer-mode? bytevector->sint-list bytevector->string bytevector->u8-list bytevector->uint-list bytevector-copy bytevector-copy! bytevector-fill! bytevector-ieee-double-native-ref bytevector-ieee-double-native-set! bytevector-ieee-double-ref bytevector-ieee-double-set! bytevector-ieee-single-native-ref bytevector-ieee-single-native-set! bytevector-ieee-single-ref bytevector-ieee-single-set! bytevector-length bytevector-s16-native-ref bytevector-s16-native-set! bytevector-s16-ref bytevector-s16-set! bytevector-s32-native-ref bytevector-s32-native-set! bytevector-s32-ref bytevector-s32-set! bytevector-s64-native-ref bytevector-s64-native-set! bytevector-s64-ref bytevector-s64-set! bytevector-s8-ref bytevector-s8-set! bytevector-sint-ref bytevector-sint-set! bytevector-u16-native-ref bytevector-u16-native-set! bytevector-u16-ref bytevector-u16-set! bytevector-u32-native-ref bytevector-u32-native-set! bytevector-u32-ref bytevector-u32-set! bytevector-u64-native-ref bytevector-u64-native-set! bytevector-u64-ref bytevector-u64-set! bytevector-u8-ref bytevector-u8-set! bytevector-uint-ref bytevector-uint-set! bytevector=? bytevector? caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr call-with-bytevector-output-port call-with-current-continuation call-with-input-file call-with-output-file call-with-port call-with-string-output-port call-with-values call/cc car cdaaar cdaadr cdaar cdadar cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr ceiling char->integer char-alphabetic? char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>? char-downcase char-foldcase char-general-category char-lower-case? char-numeric? char-title-case? char-titlecase char-upcase char-upper-case? char-whitespace? char<=? char<? char=? char>=? char>? char? close-input-port close-output-port close-port command-line complex? condition condition-accessor condition-irritants condition-message condition-predicate condition-who condition? cons cons* cos current-error-port current-input-port current-output-port datum->syntax delete-file denominator display div div-and-mod div0 div0-and-mod0 dynamic-wind enum-set->list enum-set-complement enum-set-constructor enum-set-difference enum-set-indexer enum-set-intersection enum-set-member? enum-set-projection enum-set-subset? enum-set-union enum-set-universe enum-set=? eof-object eof-object? eq? equal-hash equal? eqv? error error? even? exact exact-integer-sqrt exact? exists exit exp expt file-exists? filter find finite? fixnum->flonum fixnum-width fixnum? fl* fl+ fl- fl/ fl<=? fl<? fl=? fl>=? fl>? flabs flacos flasin flatan flceiling flcos fldenominator fldiv fldiv-and-mod fldiv0 fldiv0-and-mod0 fleven? flexp flexpt flfinite? flfloor flinfinite? flinteger? fllog flmax flmin flmod flmod0 flnan? flnegative? flnumerator flodd? flonum? floor flpositive? flround flsin flsqrt fltan fltruncate flush-output-port flzero? fold-left fold-right for-all for-each free-identifier=? fx* fx*/carry fx+ fx+/carry fx- fx-/carry fx<=? fx<? fx=? fx>=? fx>? fxand fxarithmetic-shift fxarithmetic-shift-left fxarithmetic-shift-right fxbit-count fxbit-field fxbit-set? fxcopy-bit fxcopy-bit-field fxdiv fxdiv-and-mod fxdiv0 fxdiv0-and-mod0 fxeven? fxfirst-bit-set fxif fxior fxlength fxmax fxmin fxmod fxmod0 fxnegative? fxnot fxodd? fxpositive? fxreverse-bit-field fxrotate-bit-field fxxor fxzero? gcd generate-temporaries get-bytevector-all get-bytevector-n get-bytevector-n! get-bytevector-some get-char get-datum get-line get-string-all get-string-n get-string-n! get-u8 greatest-fixnum hashtable-clear! hashtable-contains? hashtable-copy hashtable-delete! hashtable-entries hashtable-equivalence-function hashtable-hash-function hashtable-keys hashtable-mutable? hashtable-ref hashtable-set! hashtable-size hashtable-update! hashtable? i/o-decoding-error? i/o-encoding-error-char i/o-encoding-error? i/o-error-filename i/o-error-port i/o-error-position i/o-error? i/o-file-already-exists-error? i/o-file-does-not-exist-error? i/o-file-is-read-only-error? i/o-file-protection-error? i/o-filename-error? i/o-invalid-position-error? i/o-port-error? i/o-read-error? i/o-write-error? identifier? imag-part implementation-restriction-violation? inexact inexact? infinite? input-port? integer->char integer-valued? integer? irritants-condition? latin-1-codec lcm least-fixnum length lexical-violation? list list->string list->vector list-ref list-sort list-tail list? log lookahead-char lookahead-u8 magnitude make-assertion-violation make-bytevector make-custom-binary-input-port make-custom-binary-output-port make-custom-textual-output-port make-enumeration make-eq-hashtable make-eqv-hashtable make-error make-hashtable make-i/o-decoding-error make-i/o-encoding-error make-i/o-error make-i/o-file-already-exists-error make-i/o-file-does-not-exist-error make-i/o-file-is-read-only-error make-i/o-file-protection-error make-i/o-filename-error make-i/o-invalid-position-error make-i/o-port-error make-i/o-read-error make-i/o-write-error make-implementation-restriction-violation make-irritants-condition make-lexical-violation make-message-condition make-no-infinities-violation make-no-nans-violation make-non-continuable-violation make-polar make-record-constructor-descriptor make-record-type-descriptor make-rectangular make-serious-condition make-string make-syntax-violation make-transcoder make-undefined-violation make-variable-transformer make-vector make-violation make-warning make-who-condition map max member memp memq memv message-condition? min mod mod0 nan? native-endianness native-eol-style native-transcoder negative? newline no-infinities-violation? no-nans-violation? non-continuable-violation? not null? number->string number? numerator odd? open-bytevector-input-port open-bytevector-output-port open-file-input-port open-file-input/output-port open-file-output-port open-input-file open-output-file open-string-input-port open-string-output-port output-port-buffer-mode output-port? pair? partition peek-char port-eof? port-has-port-position? port-has-set-port-position!? port-position port-transcoder port? positive? procedure? put-bytevector put-char put-datum put-string put-u8 raise raise-continuable rational-valued? rational? rationalize read read-char real->flonum real-part real-valued? real? record-accessor record-constructor record-field-mutable? record-mutator record-predicate record-rtd record-type-descriptor? record-type-field-names record-type-generative? record-type-name record-type-opaque? record-type-parent record-type-sealed? record-type-uid record? remove remp remq remv reverse round serious-condition? set-port-position! simple-conditions sin sint-list->bytevector sqrt standard-error-port standard-input-port standard-output-port string string->bytevector string->list string->number string->symbol string->utf16 string->utf32 string->utf8 string-append string-ci-hash string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>? string-copy string-downcase string-foldcase string-for-each string-hash string-length string-normalize-nfc string-normalize-nfd string-normalize-nfkc string-normalize-nfkd string-ref string-titlecase string-upcase string<=? string<? string=? string>=? string>? string? substring symbol->string symbol-hash symbol=? symbol? syntax->datum syntax-violation syntax-violation-form syntax-violation-subform syntax-violation? tan textual-port? transcoded-port transcoder-codec transcoder-eol-style transcoder-error-handling-mode truncate u8-list->bytevector uint-list->bytevector undefined-violation? uniform-array->bytevector utf-16-codec utf-8-codec utf16->string utf32->string utf8->string values vector vector->list vector-fill! vector-for-each vector-length vector-map vector-ref vector-set! vector-sort vector-sort! vector? violation? warning? who-condition? with-exception-handler with-input-from-file with-output-to-file write write-char zero?
(scheme base)
m ... => _ and begin case cond cond-expand define define-record-type define-syntax define-values do else guard if include include-ci lambda let let* let*-values let-syntax let-values letrec letrec* letrec-syntax or parameterize quasiquote quote set! syntax-error syntax-rules unless unquote unquote-splicing when
v * + - / < <= = > >= abs append apply assoc assq assv binary-port? boolean=? boolean? bytevector bytevector-append bytevector-copy bytevector-copy! bytevector-length bytevector-u8-ref bytevector-u8-set! bytevector? caar cadr call-with-current-continuation call-with-port call-with-values call/cc car cdar cddr cdr ceiling char->integer char-ready? char<=? char<? char=? char>=? char>? char? close-input-port close-output-port close-port complex? cons current-error-port current-input-port current-output-port denominator dynamic-wind eof-object eof-object? eq? equal? eqv? error error-object-irritants error-object-message error-object? even? exact exact-integer-sqrt exact-integer? exact? expt features file-error? floor floor-quotient floor-remainder floor/ flush-output-port for-each gcd get-output-bytevector get-output-string inexact inexact? input-port-open? input-port? integer->char integer? lcm length list list->string list->vector list-copy list-ref list-set! list-tail list? make-bytevector make-list make-parameter make-string make-vector map max member memq memv min modulo negative? newline not null? number->string number? numerator odd? open-input-bytevector open-input-string open-output-bytevector open-output-string output-port-open? output-port? pair? peek-char peek-u8 port? positive? procedure? quotient raise raise-continuable rational? rationalize read-bytevector read-bytevector! read-char read-error? read-line read-string read-u8 real? remainder reverse round set-car! set-cdr! square string string->list string->number string->symbol string->utf8 string->vector string-append string-copy string-copy! string-fill! string-for-each string-length string-map string-ref string-set! string<=? string<? string=? string>=? string>? string? substring symbol->string symbol=? symbol? textual-port? truncate truncate-quotient truncate-remainder truncate/ u8-ready? utf8->string values vector vector->list vector->string vector-append vector-copy vector-copy! vector-fill! vector-for-each vector-length vector-map vector-ref vector-set! vector? with-exception-handler write-bytevector write-char write-string write-u8 zero?
(scheme case-lambda)
m case-lambda
(scheme char)
v char-alphabetic? char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>? char-downcase char-foldcase char-lower-case? char-numeric? char-upcase char-upper-case? char-whitespace? digit-value string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>? string-downcase string-foldcase string-upcase
(scheme complex)
v angle imag-part magnitude make-polar make-rectangular real-part
(scheme cxr)
v caaaar caaadr caaar caadar caaddr caadr cadaar cadadr cadar caddar cadddr caddr cdaaar cdaadr cdaar cdadar cdaddr cdadr cddaar cddadr cddar cdddar cddddr cdddr
(scheme eval)
v environment eval
(scheme file)
v call-with-input-file call-with-output-file delete-file file-exists? open-binary-input-file open-binary-output-file open-input-file open-output-file with-input-from-file with-output-to-file
(scheme inexact)
v acos asin atan cos exact exp finite? inexact infinite? log nan? sin sqrt tan
(scheme lazy)
m delay delay-force promise?
v force make-promise
(scheme load)
v load
(scheme process-context)
v command-line emergency-exit exit get-environment-variable get-environment-variables
(scheme r5rs)
m ... => _ and begin define define-syntax delay do else if lambda let let* let-syntax letrec letrec-syntax or quasiquote quote set! syntax-rules unquote unquote-splicing
v * + - / < <= = > >= abs acos angle append apply asin assoc assq assv atan boolean? caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr call-with-current-continuation call-with-values car cdaaar cdaadr cdaar cdadar cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr ceiling char->integer char-alphabetic? char-ci<=? char-ci<? char-ci=? char-ci>=? char-ci>? char-downcase char-lower-case? char-numeric? char-ready? char-upcase char-upper-case? char-whitespace? char<=? char<? char=? char>=? char>? char? complex? cons cos current-input-port current-output-port denominator display dynamic-wind eof-object? eq? equal? eqv? eval even? exact->inexact exact? exp expt floor for-each force gcd imag-part inexact->exact inexact? input-port? integer->char integer? interaction-environment lcm length list list->string list->vector list-ref list-tail list? log magnitude make-polar make-rectangular make-string make-vector map max member memq memv min modulo negative? newline not null-environment null? number->string number? numerator odd? output-port? pair? peek-char positive? procedure? quotient rational? rationalize read read-char real-part real? remainder reverse round scheme-report-environment set-car! set-cdr! sin sqrt string string->list string->number string->symbol string-append string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>? string-copy string-fill! string-length string-ref string-set! string<=? string<? string=? string>=? string>? string? substring symbol->string symbol? tan truncate values vector vector->list vector-fill! vector-length vector-ref vector-set! vector? write write-char zero?
(scheme read)
v read
(scheme repl)
v interaction-environment
(scheme time)
v current-jiffy current-second jiffies-per-second
(scheme write)
v display write write-shared write-simple
(scripts api-diff)
v api-diff
(scripts autofrisk)
v autofrisk
(scripts compile)
v compile
(scripts disassemble)
v disassemble
(scripts display-commentary)
v display-commentary
(scripts doc-snarf)
v doc-snarf
(scripts frisk)
v edge-down edge-type edge-up frisk make-frisker mod-down-ls mod-int? mod-up-ls
(scripts generate-autoload)
v generate-autoload
(scripts help)
v main show-help show-summary show-usage
(scripts lint)
v lint
(scripts list)
v list-scripts
(scripts punify)
v punify
(scripts read-rfc822)
v read-rfc822 read-rfc822-silently
(scripts read-scheme-source)
v clump quoted? read-scheme-source read-scheme-source-silently
(scripts read-text-outline)
v make-text-outline-reader read-text-outline read-text-outline-silently
(scripts scan-api)
v scan-api
(scripts snarf-check-and-output-texi)
v snarf-check-and-output-texi
(scripts snarf-guile-m4-docs)
v snarf-guile-m4-docs
(scripts summarize-guile-TODO)
v summarize-guile-TODO
(scripts use2dot)
v use2dot
(srfi srfi-1)
v alist-cons alist-copy alist-delete alist-delete! any append append! append-map append-map! append-reverse append-reverse! assoc assq assv break break! caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr car car+cdr cdaaar cdaadr cdaar cdadar cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr circular-list circular-list? concatenate concatenate! cons cons* count delete delete! delete-duplicates delete-duplicates! dotted-list? drop drop-right drop-right! drop-while eighth every fifth filter filter! filter-map find find-tail first fold fold-right for-each fourth iota last last-pair length length+ list list-copy list-index list-ref list-tabulate list= lset-adjoin lset-diff+intersection lset-diff+intersection! lset-difference lset-difference! lset-intersection lset-intersection! lset-union lset-union! lset-xor lset-xor! lset<= lset= make-list map map! map-in-order member memq memv ninth not-pair? null-list? null? pair-fold pair-fold-right pair-for-each pair? partition partition! proper-list? reduce reduce-right remove remove! reverse reverse! second set-car! set-cdr! seventh sixth span span! split-at split-at! take take! take-right take-while take-while! tenth third unfold unfold-right unzip1 unzip2 unzip3 unzip4 unzip5 xcons zip
r assoc delete delete! for-each list-copy list-index map map-in-order member
(srfi srfi-10)
v define-reader-ctor
(srfi srfi-11)
m let*-values let-values
(srfi srfi-111)
m box box? set-box! unbox
(srfi srfi-13)
v list->string make-string reverse-list->string string string->list string-any string-append string-append/shared string-ci< string-ci<= string-ci<> string-ci= string-ci> string-ci>= string-compare string-compare-ci string-concatenate string-concatenate-reverse string-concatenate-reverse/shared string-concatenate/shared string-contains string-contains-ci string-copy string-copy! string-count string-delete string-downcase string-downcase! string-drop string-drop-right string-every string-fill! string-filter string-fold string-fold-right string-for-each string-for-each-index string-hash string-hash-ci string-index string-index-right string-join string-length string-map string-map! string-null? string-pad string-pad-right string-prefix-ci? string-prefix-length string-prefix-length-ci string-prefix? string-ref string-replace string-reverse string-reverse! string-set! string-skip string-skip-right string-suffix-ci? string-suffix-length string-suffix-length-ci string-suffix? string-tabulate string-take string-take-right string-titlecase string-titlecase! string-tokenize string-trim string-trim-both string-trim-right string-unfold string-unfold-right string-upcase string-upcase! string-xcopy! string< string<= string<> string= string> string>= string? substring/shared xsubstring
(srfi srfi-14)
v ->char-set char-set char-set->list char-set->string char-set-adjoin char-set-adjoin! char-set-any char-set-complement char-set-complement! char-set-contains? char-set-copy char-set-count char-set-cursor char-set-cursor-next char-set-delete char-set-delete! char-set-diff+intersection char-set-diff+intersection! char-set-difference char-set-difference! char-set-every char-set-filter char-set-filter! char-set-fold char-set-for-each char-set-hash char-set-intersection char-set-intersection! char-set-map char-set-ref char-set-size char-set-unfold char-set-unfold! char-set-union char-set-union! char-set-xor char-set-xor! char-set:ascii char-set:blank char-set:digit char-set:empty char-set:full char-set:graphic char-set:hex-digit char-set:iso-control char-set:letter char-set:letter+digit char-set:lower-case char-set:printing char-set:punctuation char-set:symbol char-set:title-case char-set:upper-case char-set:whitespace char-set<= char-set= char-set? end-of-char-set? list->char-set list->char-set! string->char-set string->char-set! ucs-range->char-set ucs-range->char-set!
(srfi srfi-16)
m case-lambda
(srfi srfi-17)
v caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr car cdaaar cdaadr cdaar cdadar cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr getter-with-setter setter string-ref vector-ref
r caaaar caaadr caaar caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr car cdaaar cdaadr cdaar cdadar cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr setter string-ref vector-ref
(srfi srfi-171 gnu)
v tbatch tfold
(srfi srfi-171 meta)
m reduced reduced? unreduce
v bytevector-u8-reduce ensure-reduced generator-reduce list-reduce port-reduce preserving-reduced string-reduce vector-reduce
(srfi srfi-171)
v bytevector-u8-transduce generator-transduce list-transduce port-transduce rany rcons rcount reverse-rcons revery string-transduce tadd-between tappend-map tconcatenate tdelete-duplicates tdelete-neighbor-duplicates tdrop tdrop-while tenumerate tfilter tfilter-map tflatten tlog tmap tpartition tremove treplace tsegment ttake ttake-while vector-transduce
(srfi srfi-18)
m condition-variable-name condition-variable-specific condition-variable-specific-set! condition-variable? mutex-name mutex-specific mutex-specific-set! mutex? thread-name thread-specific thread-specific-set! thread?
v abandoned-mutex-exception? condition-variable-broadcast! condition-variable-signal! current-exception-handler current-thread current-time join-timeout-exception? make-condition-variable make-mutex make-thread mutex mutex-lock! mutex-state mutex-unlock! raise seconds->time terminated-thread-exception? thread-join! thread-sleep! thread-start! thread-terminate! thread-yield! time->seconds time? uncaught-exception-reason uncaught-exception? with-exception-handler
r condition-variable? current-thread current-time make-condition-variable make-mutex make-thread mutex? raise thread?
(srfi srfi-19)
m date-day date-hour date-minute date-month date-nanosecond date-second date-year date-zone-offset date? make-date set-time-nanosecond! set-time-second! set-time-type! time-nanosecond time-second time-type time?
v add-duration add-duration! copy-time current-date current-julian-day current-modified-julian-day current-time date->julian-day date->modified-julian-day date->string date->time-monotonic date->time-tai date->time-utc date-week-day date-week-number date-year-day julian-day->date julian-day->time-monotonic julian-day->time-tai julian-day->time-utc make-time modified-julian-day->date modified-julian-day->time-monotonic modified-julian-day->time-tai modified-julian-day->time-utc string->date subtract-duration subtract-duration! time-difference time-difference! time-duration time-monotonic time-monotonic->date time-monotonic->julian-day time-monotonic->modified-julian-day time-monotonic->time-tai time-monotonic->time-tai! time-monotonic->time-utc time-monotonic->time-utc! time-process time-resolution time-tai time-tai->date time-tai->julian-day time-tai->modified-julian-day time-tai->time-monotonic time-tai->time-monotonic! time-tai->time-utc time-tai->time-utc! time-thread time-utc time-utc->date time-utc->julian-day time-utc->modified-julian-day time-utc->time-monotonic time-utc->time-monotonic! time-utc->time-tai time-utc->time-tai! time<=? time<? time=? time>=? time>?
r current-time
(srfi srfi-2)
m and-let*
(srfi srfi-26)
m cut cute
(srfi srfi-27)
m random-source?
v default-random-source make-random-source random-integer random-real random-source-make-integers random-source-make-reals random-source-pseudo-randomize! random-source-randomize! random-source-state-ref random-source-state-set!
(srfi srfi-28)
v format
r format
(srfi srfi-31)
m rec
(srfi srfi-34)
m guard
v raise with-exception-handler
r raise
(srfi srfi-35)
m condition define-condition-type
v &condition &error &message &serious condition-has-type? condition-message condition-ref condition-type? condition? error? extract-condition make-compound-condition make-condition make-condition-type message-condition? serious-condition?
r &error
(srfi srfi-37)
m option option-names option-optional-arg? option-processor option-required-arg?
v args-fold
(srfi srfi-38)
v read-with-shared-structure write-with-shared-structure
(srfi srfi-39)
m parameterize
v current-error-port current-input-port current-output-port make-parameter with-parameters*
(srfi srfi-4 gnu)
v any->c32vector any->c64vector any->f32vector any->f64vector any->s16vector any->s32vector any->s64vector any->s8vector any->u16vector any->u32vector any->u64vector any->u8vector c32vector c32vector->list c32vector-copy c32vector-copy! c32vector-length c32vector-ref c32vector-set! c32vector? c64vector c64vector->list c64vector-copy c64vector-copy! c64vector-length c64vector-ref c64vector-set! c64vector? f32vector-copy f32vector-copy! f64vector-copy f64vector-copy! list->c32vector list->c64vector make-c32vector make-c64vector make-srfi-4-vector s16vector-copy s16vector-copy! s32vector-copy s32vector-copy! s64vector-copy s64vector-copy! s8vector-copy s8vector-copy! srfi-4-vector-type-size u16vector-copy u16vector-copy! u32vector-copy u32vector-copy! u64vector-copy u64vector-copy! u8vector-copy u8vector-copy!
(srfi srfi-4)
v f32vector f32vector->list f32vector-length f32vector-ref f32vector-set! f32vector? f64vector f64vector->list f64vector-length f64vector-ref f64vector-set! f64vector? list->f32vector list->f64vector list->s16vector list->s32vector list->s64vector list->s8vector list->u16vector list->u32vector list->u64vector list->u8vector make-f32vector make-f64vector make-s16vector make-s32vector make-s64vector make-s8vector make-u16vector make-u32vector make-u64vector make-u8vector s16vector s16vector->list s16vector-length s16vector-ref s16vector-set! s16vector? s32vector s32vector->list s32vector-length s32vector-ref s32vector-set! s32vector? s64vector s64vector->list s64vector-length s64vector-ref s64vector-set! s64vector? s8vector s8vector->list s8vector-length s8vector-ref s8vector-set! s8vector? u16vector u16vector->list u16vector-length u16vector-ref u16vector-set! u16vector? u32vector u32vector->list u32vector-length u32vector-ref u32vector-set! u32vector? u64vector u64vector->list u64vector-length u64vector-ref u64vector-set! u64vector? u8vector u8vector->list u8vector-length u8vector-ref u8vector-set! u8vector?
(srfi srfi-41)
m define-stream stream stream-cons stream-lambda stream-let stream-match stream-of
v list->stream port->stream stream->list stream-append stream-car stream-cdr stream-concat stream-constant stream-drop stream-drop-while stream-filter stream-fold stream-for-each stream-from stream-iterate stream-length stream-map stream-null stream-null? stream-pair? stream-range stream-ref stream-reverse stream-scan stream-take stream-take-while stream-unfold stream-unfolds stream-zip stream?
(srfi srfi-42)
m : :char-range :dispatched :do :generator-proc :integers :let :list :parallel :port :range :real-range :string :until :vector :while any?-ec append-ec do-ec every?-ec first-ec fold-ec fold3-ec last-ec list-ec max-ec min-ec product-ec string-append-ec string-ec sum-ec vector-ec vector-of-length-ec
v :-dispatch-ref :-dispatch-set! dispatch-union make-initial-:-dispatch
(srfi srfi-43)
v list->vector make-vector reverse-list->vector reverse-vector->list vector vector->list vector-any vector-append vector-binary-search vector-concatenate vector-copy vector-copy! vector-count vector-empty? vector-every vector-fill! vector-fold vector-fold-right vector-for-each vector-index vector-index-right vector-length vector-map vector-map! vector-ref vector-reverse! vector-reverse-copy vector-reverse-copy! vector-set! vector-skip vector-skip-right vector-swap! vector-unfold vector-unfold-right vector= vector?
r list->vector vector->list vector-copy
(srfi srfi-45)
m delay lazy promise?
v eager force
r delay force promise?
(srfi srfi-6)
v get-output-string open-input-string open-output-string
(srfi srfi-60)
v any-bits-set? arithmetic-shift ash bit-count bit-field bit-set? bitwise-and bitwise-if bitwise-ior bitwise-merge bitwise-not bitwise-xor booleans->integer copy-bit copy-bit-field first-set-bit integer->list integer-length list->integer log2-binary-factors logand logbit? logcount logior logtest logxor reverse-bit-field rotate-bit-field
(srfi srfi-64)
m test-approximate test-assert test-begin test-end test-eq test-equal test-eqv test-error test-expect-fail test-group test-group-with-cleanup test-match-all test-match-any test-match-nth test-result-alist test-result-alist! test-result-ref test-runner-aux-value test-runner-aux-value! test-runner-fail-count test-runner-fail-count! test-runner-group-stack test-runner-group-stack! test-runner-on-bad-count test-runner-on-bad-count! test-runner-on-bad-end-name test-runner-on-bad-end-name! test-runner-on-final test-runner-on-final! test-runner-on-group-begin test-runner-on-group-begin! test-runner-on-group-end test-runner-on-group-end! test-runner-on-test-begin test-runner-on-test-begin! test-runner-on-test-end test-runner-on-test-end! test-runner-pass-count test-runner-pass-count! test-runner-skip-count test-runner-skip-count! test-runner-xfail-count test-runner-xfail-count! test-runner-xpass-count test-runner-xpass-count! test-runner? test-skip test-with-runner
v test-apply test-log-to-file test-match-name test-on-bad-count-simple test-on-bad-end-name-simple test-on-final-simple test-on-group-begin-simple test-on-group-end-simple test-on-test-end-simple test-passed? test-read-eval-string test-result-clear test-result-kind test-result-remove test-result-set! test-runner-create test-runner-current test-runner-factory test-runner-get test-runner-group-path test-runner-null test-runner-reset test-runner-simple test-runner-test-name
(srfi srfi-67)
m cond-compare if-not=? if3 if<=? if<? if=? if>=? if>? refine-compare select-compare
v </<=? </<? <=/<=? <=/<? <=? <? =? >/>=? >/>? >=/>=? >=/>? >=? >? boolean-compare chain<=? chain<? chain=? chain>=? chain>? char-compare char-compare-ci compare-by< compare-by<= compare-by=/< compare-by=/> compare-by> compare-by>= complex-compare debug-compare default-compare integer-compare kth-largest list-compare list-compare-as-vector max-compare min-compare not=? number-compare pair-compare pair-compare-car pair-compare-cdr pairwise-not=? rational-compare real-compare string-compare string-compare-ci symbol-compare vector-compare vector-compare-as-list
r string-compare string-compare-ci
(srfi srfi-69)
m hash-table-equivalence-function hash-table-hash-function hash-table?
v alist->hash-table hash hash-by-identity hash-table->alist hash-table-copy hash-table-delete! hash-table-exists? hash-table-fold hash-table-keys hash-table-merge! hash-table-ref hash-table-ref/default hash-table-set! hash-table-size hash-table-update! hash-table-update!/default hash-table-values hash-table-walk make-hash-table string-ci-hash string-hash
r hash hash-table? make-hash-table
(srfi srfi-71)
m let let* letrec values->list values->vector
v uncons unlist unvector
r let let* letrec
(srfi srfi-8)
m receive
(srfi srfi-88)
v keyword->string keyword? string->keyword
(srfi srfi-9 gnu)
m define-immutable-record-type set-field set-fields
v set-record-type-printer!
(srfi srfi-9)
m define-record-type
(srfi srfi-98)
v get-environment-variable get-environment-variables
(statprof)
m statprof-stats-%-time-in-proc statprof-stats-calls statprof-stats-cum-secs-in-proc statprof-stats-proc-name statprof-stats-proc-source statprof-stats-self-secs-in-proc
v gcprof statprof statprof-accumulated-time statprof-active? statprof-call-data->stats statprof-call-data-calls statprof-call-data-cum-samples statprof-call-data-name statprof-call-data-self-samples statprof-display statprof-display-anomalies statprof-fetch-call-tree statprof-fetch-stacks statprof-fold-call-data statprof-proc-call-data statprof-reset statprof-sample-count statprof-start statprof-stats-cum-secs-per-call statprof-stats-self-secs-per-call statprof-stop
(sxml apply-templates)
v apply-templates
(sxml fold)
v fold-layout fold-values foldt foldts foldts* foldts*-values
(sxml match)
m sxml-match sxml-match-let sxml-match-let*
(sxml simple)
v sxml->string sxml->xml xml->sxml
(sxml ssax input-parse)
v assert-curr-char find-string-from-port? next-token next-token-of peek-next-char read-string read-text-line skip-until skip-while
(sxml ssax)
m ssax:make-elem-parser ssax:make-parser ssax:make-pi-parser xml-token-head xml-token-kind
v attlist->alist attlist-add attlist-fold attlist-null? attlist-remove-top current-ssax-error-port define-parsed-entity! make-empty-attlist reset-parsed-entity-definitions! ssax:complete-start-tag ssax:read-attributes ssax:read-cdata-body ssax:read-char-data ssax:read-char-ref ssax:read-external-id ssax:read-markup-token ssax:read-pi-body-as-string ssax:reverse-collect-str-drop-ws ssax:skip-internal-dtd ssax:uri-string->symbol ssax:xml->sxml with-ssax-error-to-port xml-token?
(sxml transform)
v SRV:send-reply foldts post-order pre-post-order replace-range
(sxml xpath)
v filter map-union node-closure node-eq? node-equal? node-join node-or node-parent node-pos node-reduce node-reverse node-self node-trace node-typeof? nodeset? select-kids sxpath take-after take-until
(system base ck)
m ck
(system base compile)
v compile compile-and-load compile-file compiled-file-name compute-compiler decompile default-optimization-level default-warning-level read-and-compile
(system base lalr)
m lalr-parser lexical-token-category lexical-token-source lexical-token-value lexical-token? make-lexical-token make-source-location source-location-column source-location-input source-location-length source-location-line source-location-offset source-location?
v glr-driver lr-driver print-states source-location->source-properties
(system base language)
m define-language
v *current-language* current-language default-environment invalidate-compilation-cache! language-analyzer language-compiler-chooser language-compilers language-decompilers language-evaluator language-for-humans? language-joiner language-lowerer language-make-default-environment language-name language-parser language-printer language-reader language-title language? lookup-compilation-order lookup-decompilation-order lookup-language make-language
(system base message)
m warning-type-description warning-type-name warning-type-printer warning-type?
v %warning-types *current-warning-port* *current-warning-prefix* lookup-warning-type warning
(system base optimize)
v available-optimizations optimizations-for-level pass-optimization-level
(system base pmatch)
m pmatch
(system base syntax)
m define-record define-record/keywords define-type record-case transform-record
v %compute-initargs
(system base target)
v target-cpu target-endianness target-fixnum? target-max-size-t target-max-size-t/scm target-max-vector-length target-most-negative-fixnum target-most-positive-fixnum target-os target-type target-vendor target-word-size with-native-target with-target
(system base types internal)
m visit-heap-tags visit-immediate-tags
v %tc1-pair %tc16-bignum %tc16-complex %tc16-eof %tc16-false %tc16-flonum %tc16-fraction %tc16-nil %tc16-null %tc16-true %tc16-undefined %tc16-unspecified %tc2-fixnum %tc3-heap-object %tc3-struct %tc7-array %tc7-atomic-box %tc7-bitvector %tc7-bytevector %tc7-dynamic-state %tc7-fluid %tc7-frame %tc7-hash-table %tc7-heap-number %tc7-keyword %tc7-pointer %tc7-port %tc7-program %tc7-smob %tc7-string %tc7-stringbuf %tc7-symbol %tc7-syntax %tc7-variable %tc7-vector %tc7-vm-continuation %tc7-weak-set %tc7-weak-table %tc7-weak-vector %tc8-char %tc8-immutable-vector %tc8-mutable-vector immediate-bits->scm scm->immediate-bits sign-extend truncate-bits
(system base types)
m dereference-word inferior-object-address inferior-object-kind inferior-object-sub-kind inferior-object? inferior-struct-fields inferior-struct-name inferior-struct? memory-backend memory-backend? memory-port type-number->name
v %ffi-memory-backend %word-size scm->object
(system foreign)
m define-wrapped-pointer-type
v %null-pointer alignof bytevector->pointer complex-double complex-float dereference-pointer double float int int16 int32 int64 int8 intptr_t long make-c-struct make-pointer null-pointer? parse-c-struct pointer->bytevector pointer->procedure pointer->scm pointer->string pointer-address pointer? procedure->pointer ptrdiff_t scm->pointer set-pointer-finalizer! short size_t sizeof ssize_t string->pointer uint16 uint32 uint64 uint8 uintptr_t unsigned-int unsigned-long unsigned-short void
(system foreign-library)
m foreign-library?
v foreign-library-function foreign-library-pointer guile-extensions-path guile-system-extensions-path lib->cyg load-foreign-library ltdl-library-path
(system foreign-object)
m define-foreign-object-type
v make-foreign-object-type
(system repl command)
m define-meta-command
v meta-command
(system repl common)
v *copying* *version* *warranty* ->string <repl> make-repl puts repl-compile repl-debug repl-default-option-set! repl-default-prompt-set! repl-eval repl-expand repl-gc-stats repl-language repl-optimize repl-optimize-cps repl-option-ref repl-option-set! repl-options repl-parse repl-prepare-eval-thunk repl-print repl-prompt repl-read repl-tm-stats repl-welcome user-error
(system repl coop-server)
v poll-coop-repl-server spawn-coop-repl-server
(system repl debug)
v <debug> debug-error-message debug-frames debug-index debug? frame->stack-vector make-debug narrow-stack->vector print-frame print-frames print-locals print-registers stack->vector terminal-width
(system repl error-handling)
m with-error-handling
v call-with-error-handling
(system repl repl)
v run-repl start-repl
(system repl server)
v make-tcp-server-socket make-unix-domain-server-socket run-server spawn-server stop-server-and-clients!
(system syntax)
v syntax-local-binding syntax-locally-bound-identifiers syntax-module syntax-session-id syntax-sourcev syntax?
(system vm assembler)
v emit-$allocate-struct emit-$car emit-$cdr emit-$set-car! emit-$set-cdr! emit-$struct-ref emit-$struct-ref/immediate emit-$struct-set! emit-$struct-set!/immediate emit-$struct-vtable emit-$variable-ref emit-$variable-set! emit-$vector-length emit-$vector-ref emit-$vector-ref/immediate emit-$vector-set! emit-$vector-set!/immediate emit-<? emit-=? emit-abort emit-abs emit-acos emit-add emit-add/immediate emit-allocate-pointerless-words emit-allocate-pointerless-words/immediate emit-allocate-words emit-allocate-words/immediate emit-arguments<=? emit-array? emit-asin emit-assert-nargs-ee emit-assert-nargs-ee/locals emit-assert-nargs-ge emit-assert-nargs-le emit-atan emit-atan2 emit-atomic-box? emit-atomic-scm-compare-and-swap!/immediate emit-atomic-scm-ref/immediate emit-atomic-scm-set!/immediate emit-atomic-scm-swap!/immediate emit-begin-kw-arity emit-begin-opt-arity emit-begin-program emit-begin-standard-arity emit-begin-unchecked-arity emit-bignum? emit-bind-kwargs emit-bind-rest emit-bitvector? emit-builtin-ref emit-bytevector? emit-cache-ref emit-cache-set! emit-call emit-call-label emit-call/cc emit-ceiling emit-char? emit-class-of emit-compnum? emit-cos emit-current-module emit-current-thread emit-define! emit-definition emit-div emit-dynamic-state? emit-end-arity emit-end-program emit-eq-immediate? emit-eq? emit-f32-ref emit-f32-set! emit-f64-ref emit-f64-set! emit-f64<? emit-f64=? emit-fabs emit-facos emit-fadd emit-false? emit-fasin emit-fatan emit-fatan2 emit-fceiling emit-fcos emit-fdiv emit-ffloor emit-fixnum? emit-flonum? emit-floor emit-fluid-ref emit-fluid-set! emit-fluid? emit-fmov emit-fmul emit-fracnum? emit-frame? emit-fsin emit-fsqrt emit-fsub emit-ftan emit-handle-interrupts emit-hash-table? emit-heap-number? emit-heap-numbers-equal? emit-heap-object? emit-heap-tag=? emit-imm-s64<? emit-imm-u64<? emit-immediate-tag=? emit-immutable-vector? emit-inexact emit-instrument-entry emit-instrument-loop emit-j emit-je emit-jge emit-jl emit-jne emit-jnge emit-jnl emit-jtable emit-keyword? emit-kw-prelude emit-label emit-load-constant emit-load-f64 emit-load-label emit-load-s64 emit-load-static-procedure emit-load-u64 emit-logand emit-logior emit-logsub emit-logxor emit-lookup emit-lookup-bound emit-lookup-bound-private emit-lookup-bound-public emit-lsh emit-lsh/immediate emit-make-array emit-mod emit-module-variable emit-mov emit-mul emit-mutable-vector? emit-nil? emit-null? emit-opt-prelude emit-pair? emit-pointer-ref/immediate emit-pointer-set!/immediate emit-pointer? emit-pop-dynamic-state emit-pop-fluid emit-port? emit-positional-arguments<=? emit-program? emit-prompt emit-push-dynamic-state emit-push-fluid emit-quo emit-receive emit-receive-values emit-rem emit-reset-frame emit-resolve emit-resolve-module emit-return-values emit-rsh emit-rsh/immediate emit-s16-ref emit-s16-set! emit-s32-ref emit-s32-set! emit-s64->f64 emit-s64->scm emit-s64-imm<? emit-s64-imm=? emit-s64-ref emit-s64-set! emit-s64<? emit-s8-ref emit-s8-set! emit-scm->f64 emit-scm->s64 emit-scm->u64 emit-scm->u64/truncate emit-scm-ref emit-scm-ref/immediate emit-scm-ref/tag emit-scm-set! emit-scm-set!/immediate emit-scm-set!/tag emit-shuffle-down emit-sin emit-slot-map emit-smob? emit-source emit-sqrt emit-srsh emit-srsh/immediate emit-standard-prelude emit-string->number emit-string->symbol emit-string-set! emit-string? emit-stringbuf? emit-struct? emit-sub emit-sub/immediate emit-symbol->keyword emit-symbol? emit-syntax? emit-tag-char emit-tag-fixnum emit-tail-call emit-tail-call-label emit-tail-pointer-ref/immediate emit-tan emit-text emit-throw emit-throw/value emit-throw/value+data emit-u16-ref emit-u16-set! emit-u32-ref emit-u32-set! emit-u64->scm emit-u64-imm<? emit-u64-ref emit-u64-set! emit-u64<? emit-u64=? emit-u8-ref emit-u8-set! emit-uadd emit-uadd/immediate emit-ulogand emit-ulogior emit-ulogsub emit-ulogxor emit-ulsh emit-ulsh/immediate emit-umul emit-umul/immediate emit-unchecked-prelude emit-undefined? emit-untag-char emit-untag-fixnum emit-unwind emit-ursh emit-ursh/immediate emit-usub emit-usub/immediate emit-variable? emit-vector? emit-vm-continuation? emit-weak-set? emit-weak-table? emit-weak-vector? emit-wind emit-word-ref emit-word-ref/immediate emit-word-set! emit-word-set!/immediate link-assembly make-assembler
(system vm coverage)
m coverage-data?
v coverage-data->lcov instrumented-source-files instrumented/executed-lines line-execution-counts procedure-execution-count with-code-coverage
(system vm debug)
m arity? debug-context-base debug-context-text-base program-debug-info-context program-debug-info-name program-debug-info-offset program-debug-info-size source-column source-file source-line source-pre-pc source?
v arity-allow-other-keys? arity-arguments-alist arity-code arity-definitions arity-has-closure? arity-has-keyword-args? arity-has-rest? arity-high-pc arity-is-case-lambda? arity-keyword-args arity-low-pc arity-nlocals arity-nopt arity-nreq debug-context-from-image debug-context-image debug-context-length find-debug-context find-program-arities find-program-arity find-program-debug-info find-program-docstring find-program-minimum-arity find-program-properties find-program-sources find-source-for-addr fold-all-debug-contexts fold-source-locations for-each-elf-symbol program-debug-info-addr program-debug-info-image program-debug-info-u32-offset program-debug-info-u32-offset-end source-line-for-user source-post-pc
(system vm disassembler)
v disassemble-file disassemble-image disassemble-program fold-program-code instruction-has-fallthrough? instruction-length instruction-relative-jump-targets instruction-slot-clobbers instruction-stack-size-after
(system vm dwarf)
m abbrev-attrs abbrev-code abbrev-forms abbrev-has-children? abbrev-tag abbrev? ctx-children ctx-die ctx-end ctx-parent ctx-start die-abbrev die-ctx die-offset die?
v access-name->code address-name->code attribute-name->code call-frame-address-name->code children-name->code convention-name->code ctx-language die->tree die-attrs die-children die-forms die-high-pc die-line-prog die-low-pc die-name die-qname die-ref die-specification die-tag die-vals discriminant-name->code elf->dwarf-context find-die find-die-by-offset find-die-by-pc find-die-context fold-aranges fold-die-children fold-die-list fold-pubnames form-name->code inline-name->code language-name->code line-prog-advance line-prog-scan-to-pc macro-name->code ordering-name->code read-die read-die-roots sensitivity-name->code tag-name->code virtuality-name->code visibility-name->code
(system vm elf)
m elf-abi elf-byte-order elf-bytes elf-ehsize elf-entry elf-flags elf-machine-type elf-note-desc elf-note-name elf-note-type elf-phentsize elf-phnum elf-phoff elf-section-addr elf-section-addralign elf-section-entsize elf-section-flags elf-section-index elf-section-info elf-section-link elf-section-name elf-section-offset elf-section-size elf-section-type elf-section? elf-segment-align elf-segment-filesz elf-segment-flags elf-segment-index elf-segment-memsz elf-segment-offset elf-segment-paddr elf-segment-type elf-segment-vaddr elf-segment? elf-shentsize elf-shnum elf-shoff elf-shstrndx elf-symbol-info elf-symbol-name elf-symbol-other elf-symbol-shndx elf-symbol-size elf-symbol-value elf-symbol? elf-type elf-word-size elf?
v DT_BIND_NOW DT_DEBUG DT_ENCODING DT_FINI DT_FINI_ARRAY DT_FINI_ARRAYSZ DT_FLAGS DT_GUILE_ENTRY DT_GUILE_FRAME_MAPS DT_GUILE_GC_ROOT DT_GUILE_GC_ROOT_SZ DT_GUILE_VM_VERSION DT_HASH DT_HIGUILE DT_HIOS DT_HIPROC DT_INIT DT_INIT_ARRAY DT_INIT_ARRAYSZ DT_JMPREL DT_LOGUILE DT_LOOS DT_LOPROC DT_NEEDED DT_NULL DT_NUM DT_PLTGOT DT_PLTREL DT_PLTRELSZ DT_PREINIT_ARRAY DT_PREINIT_ARRAYSZ DT_REL DT_RELA DT_RELAENT DT_RELASZ DT_RELENT DT_RELSZ DT_RPATH DT_RUNPATH DT_SONAME DT_STRSZ DT_STRTAB DT_SYMBOLIC DT_SYMENT DT_SYMTAB DT_TEXTREL ELFOSABI_AIX ELFOSABI_ARM ELFOSABI_ARM_AEABI ELFOSABI_FREEBSD ELFOSABI_GNU ELFOSABI_HPUX ELFOSABI_IRIX ELFOSABI_MODESTO ELFOSABI_NETBSD ELFOSABI_NONE ELFOSABI_OPENBSD ELFOSABI_SOLARIS ELFOSABI_STANDALONE ELFOSABI_TRU64 EM_386 EM_ARM EM_IA_64 EM_MIPS EM_NONE EM_PPC EM_PPC64 EM_SH EM_SPARC EM_SPARCV9 EM_X86_64 ET_CORE ET_DYN ET_EXEC ET_NONE ET_REL NT_GNU_ABI_TAG NT_GNU_BUILD_ID NT_GNU_GOLD_VERSION NT_GNU_HWCAP PF_R PF_W PF_X PT_DYNAMIC PT_GNU_EH_FRAME PT_GNU_RELRO PT_GNU_STACK PT_INTERP PT_LOAD PT_LOOS PT_NOTE PT_NULL PT_NUM PT_PHDR PT_SHLIB PT_TLS SHF_ALLOC SHF_EXECINSTR SHF_GROUP SHF_INFO_LINK SHF_LINK_ORDER SHF_MERGE SHF_OS_NONCONFORMING SHF_STRINGS SHF_TLS SHF_WRITE SHN_UNDEF SHT_DYNAMIC SHT_DYNSYM SHT_FINI_ARRAY SHT_GROUP SHT_HASH SHT_HIOS SHT_HIPROC SHT_HIUSER SHT_INIT_ARRAY SHT_LOOS SHT_LOPROC SHT_LOUSER SHT_NOBITS SHT_NOTE SHT_NULL SHT_NUM SHT_PREINIT_ARRAY SHT_PROGBITS SHT_REL SHT_RELA SHT_SHLIB SHT_STRTAB SHT_SYMTAB SHT_SYMTAB_SHNDX STB_GLOBAL STB_GNU STB_HIOS STB_HIPROC STB_LOCAL STB_LOOS STB_LOPROC STB_NUM STB_WEAK STT_COMMON STT_FILE STT_FUNC STT_GNU STT_HIOS STT_HIPROC STT_LOOS STT_LOPROC STT_NOTYPE STT_NUM STT_OBJECT STT_SECTION STT_TLS STV_DEFAULT STV_HIDDEN STV_INTERNAL STV_PROTECTED elf-header-len elf-header-shoff-offset elf-program-header-len elf-section elf-section-by-name elf-section-header-addr-offset elf-section-header-len elf-section-header-offset-offset elf-sections elf-sections-by-name elf-segment elf-segments elf-symbol-binding elf-symbol-len elf-symbol-table-len elf-symbol-table-ref elf-symbol-type elf-symbol-value-offset elf-symbol-visibility has-elf-header? make-elf make-elf-section make-elf-segment make-elf-symbol parse-elf parse-elf-note string-table-ref write-elf-header write-elf-program-header write-elf-section-header write-elf-symbol
(system vm frame)
m binding-index binding-name binding-representation binding-slot
v binding-ref binding-set! frame-bindings frame-call-representation frame-environment frame-lookup-binding frame-object-binding frame-object-name frame-return-values
(system vm inspect)
v inspect
(system vm linker)
m linker-object-bv linker-object-name linker-object-relocs linker-object-section linker-object? make-linker-reloc make-linker-symbol
v link-elf link-string-table! linker-object-symbols make-linker-object make-string-table string-table-intern!
(system vm loader)
v all-mapped-elf-images find-mapped-elf-image load-thunk-from-file load-thunk-from-memory
(system vm program)
v arity:allow-other-keys? arity:end arity:kw arity:nopt arity:nreq arity:rest? arity:start primitive-code-name primitive-code? print-program program-address-range program-arguments-alist program-arguments-alists program-arities program-arity program-code program-free-variable-ref program-free-variable-set! program-free-variables program-lambda-list program-num-free-variables program-source program-sources program-sources-pre-retire program? source:addr source:column source:file source:line source:line-for-user
(system vm trace)
v call-with-trace trace-calls-in-procedure trace-calls-to-procedure trace-instructions-in-procedure
(system vm trap-state)
v add-ephemeral-stepping-trap! add-ephemeral-trap-at-frame-finish! add-trace-at-procedure-call! add-trap! add-trap-at-procedure-call! add-trap-at-source-location! delete-trap! disable-trap! enable-trap! install-trap-handler! list-traps trap-enabled? trap-name with-default-trap-handler
(system vm traps)
v trap-at-procedure-call trap-at-procedure-ip-in-range trap-at-source-location trap-calls-in-dynamic-extent trap-calls-to-procedure trap-frame-finish trap-in-dynamic-extent trap-in-procedure trap-instructions-in-dynamic-extent trap-instructions-in-procedure trap-matching-instructions
(system vm vm)
v call-with-stack-overflow-handler call-with-vm set-default-vm-engine! set-vm-engine! set-vm-trace-level! vm-add-abort-hook! vm-add-apply-hook! vm-add-next-hook! vm-add-return-hook! vm-engine vm-remove-abort-hook! vm-remove-apply-hook! vm-remove-next-hook! vm-remove-return-hook! vm-trace-level
(system xref)
v *xref-ignored-modules* procedure-callees procedure-callers source-closures source-procedures
(texinfo docbook)
v *sdocbook->stexi-rules* *sdocbook-block-commands* filter-empty-elements replace-titles sdocbook-flatten
(texinfo html)
v add-ref-resolver! stexi->shtml urlify
(texinfo indexing)
v stexi-extract-index
(texinfo plain-text)
v *line-width* stexi->plain-text
(texinfo reflection)
v module-stexi-documentation object-stexi-documentation package-stexi-documentation package-stexi-documentation-for-include package-stexi-extended-menu package-stexi-generic-menu package-stexi-standard-copying package-stexi-standard-menu package-stexi-standard-prologue package-stexi-standard-titlepage script-stexi-documentation
(texinfo serialize)
v stexi->texi
(texinfo string-utils)
v center-string collapse-repeated-chars escape-special-chars expand-tabs fill-string left-justify-string make-text-wrapper right-justify-string string->wrapped-lines transform-string
(texinfo)
v call-with-file-and-dir stexi->sxml texi->stexi texi-command-depth texi-command-specs texi-fragment->stexi
(web client)
v current-http-proxy current-https-proxy http-delete http-get http-head http-options http-post http-put http-request http-trace open-socket-for-uri x509-certificate-directory
(web http)
v declare-header! declare-opaque-header! header->string header-parser header-validator header-writer http-proxy-port? known-header? make-chunked-input-port make-chunked-output-port parse-header parse-http-method parse-http-version parse-request-uri read-header read-headers read-request-line read-response-line set-http-proxy-port?! string->header valid-header? write-header write-headers write-request-line write-response-line
(web request)
m request-headers request-meta request-method request-port request-uri request-version request?
v build-request read-request read-request-body request-absolute-uri request-accept request-accept-charset request-accept-encoding request-accept-language request-allow request-authorization request-cache-control request-connection request-content-encoding request-content-language request-content-length request-content-location request-content-md5 request-content-range request-content-type request-date request-expect request-expires request-from request-host request-if-match request-if-modified-since request-if-none-match request-if-range request-if-unmodified-since request-last-modified request-max-forwards request-pragma request-proxy-authorization request-range request-referer request-te request-trailer request-transfer-encoding request-upgrade request-user-agent request-via request-warning write-request write-request-body
(web response)
m response-code response-headers response-port response-version response?
v adapt-response-version build-response read-response read-response-body response-accept-ranges response-age response-allow response-body-port response-cache-control response-connection response-content-encoding response-content-language response-content-length response-content-location response-content-md5 response-content-range response-content-type response-date response-etag response-expires response-last-modified response-location response-must-not-include-body? response-pragma response-proxy-authenticate response-reason-phrase response-retry-after response-server response-trailer response-transfer-encoding response-upgrade response-vary response-via response-warning response-www-authenticate text-content-type? write-response write-response-body
(web server http)
v http
(web server)
m define-server-impl make-server-impl server-impl-close server-impl-name server-impl-open server-impl-read server-impl-write server-impl?
v close-server handle-request lookup-server-impl open-server read-client run-server sanitize-response serve-one-client write-client
(web uri)
m uri-fragment uri-host uri-path uri-port uri-query uri-reference? uri-scheme uri-userinfo
v build-relative-ref build-uri build-uri-reference declare-default-port! encode-and-join-uri-path relative-ref? split-and-decode-uri-path string->relative-ref string->uri string->uri-reference uri->string uri-decode uri-encode uri?
