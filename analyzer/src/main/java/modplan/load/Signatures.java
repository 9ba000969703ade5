package modplan.load;

import java.util.HashMap;
import java.util.Map;
import modplan.load.Data.Atom;
import modplan.load.Data.Char;
import modplan.load.Data.Keyword;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Data.Vec;

/** What procedures of Guile take and return, of which nothing else is known. */
final class Signatures {
  /**
   * Names, a letter for each argument, and one for the result: {@code s} string, {@code y} symbol,
   * {@code n} number, {@code i} integer not below zero, {@code l} list, {@code L} proper list,
   * {@code p} pair, {@code v} vector, {@code c} character, {@code o} character or what tells
   * characters, {@code h} hash table, {@code k} keyword, {@code b} truth value, {@code u} nothing,
   * {@code _} anything; behind a question mark they may be missing, behind a star stands what may
   * come any number of times.
   */
  private static final String[] TABLE = {
    "assoc-ref __ _",
    "assv-ref __ _",
    "assq-ref __ _",
    "gensym ?s _",
    "module-gensym ?s_ _",
    "assoc __?_ _",
    "and-map _l _",
    "or-map _l _",
    "list-head _i _",
    "for-each _L*L _",
    "vector->list v?ii _",
    "list-copy _ _",
    "last p _",
    "list-index _l*l _",
    "any _l*l _",
    "every _l*l _",
    "count _L*l n",
    "filter-map _L*L _",
    "append-map _L*L _",
    "reduce __L _",
    "fold-right __L*L _",
    "fold __L*L _",
    "find-tail _l _",
    "find _l _",
    "remove _L _",
    "filter _L _",
    "concatenate L _",
    "list-tail _i _",
    "drop-right li _",
    "take-right _i _",
    "take _i _",
    "symbol->string y s",
    "string->symbol s _",
    "string-length s n",
    "string-ref si c",
    "substring si?i s",
    "string-append *s s",
    "string-upcase s?ii s",
    "string-downcase s?ii s",
    "string-capitalize s?ii s",
    "string-reverse s?ii s",
    "string-copy s?ii s",
    "string-prefix? ss?iiii _",
    "string-suffix? ss?iiii _",
    "string-contains ss?iiii _",
    "string=? ?ss*_ _",
    "string<? ?ss*_ _",
    "string>? ?ss*_ _",
    "string-ci=? ?ss*_ _",
    "string->number s?i _",
    "string->list s?ii _",
    "string-null? s _",
    "string-join L?sy s",
    "string-split so _",
    "string-index so?ii _",
    "string-rindex so?ii _",
    "string-take si s",
    "string-drop si s",
    "string-take-right si s",
    "string-drop-right si s",
    "string-pad si?cii s",
    "string-pad-right si?cii s",
    "string-trim s?oii s",
    "string-trim-right s?oii s",
    "string-trim-both s?oii s",
    "string-concatenate L s",
    "string-count so?ii n",
    "string-tokenize s?_ii _",
    "number->string n?i s",
    "list->string L s",
    "string *c s",
    "make-string i?c s",
    "symbol-append *y _",
    "keyword->symbol k _",
    "symbol->keyword y _",
    "string->uninterned-symbol s _",
    "symbol<? *y _",
    "string-set! sic u",
    "string-fill! sc u",
    "vector-ref vi _",
    "vector-set! vi_ _",
    "vector-length v n",
    "vector-fill! v_?ii u",
    "vector-copy v?ii _",
    "list->vector L _",
    "make-vector i?_ _",
    "list-ref li _",
    "list-set! li_ _",
    "list-cdr-set! li_ _",
    "make-list i?_ _",
    "hash-ref h_?_ _",
    "hash-set! h__ _",
    "hashq-ref h_?_ _",
    "hashq-set! h__ _",
    "hashv-ref h_?_ _",
    "hashv-set! h__ _",
    "hash-remove! h_ _",
    "char-upcase c c",
    "char-downcase c c",
    "char->integer c n",
    "integer->char i c",
    "char-alphabetic? c _",
    "char-numeric? c _",
    "char-whitespace? c _",
    "char=? ?cc*_ _",
    "char<? ?cc*_ _",
    "char-ci=? ?cc*_ _",
    "quotient nn n",
    "remainder nn n",
    "modulo nn n",
    "gcd *n n",
    "lcm *n n",
    "expt nn n",
    "ash nn n",
    "logand *n n",
    "logior *n n",
    "logxor *n n",
    "abs n n",
    "magnitude n n",
    "floor n n",
    "ceiling n n",
    "round n n",
    "truncate n n",
    "sqrt n n",
    "exact->inexact n n",
    "inexact->exact n n",
    "max n*n n",
    "min n*n n",
    "positive? n _",
    "negative? n _",
    "exact? n _",
    "inexact? n _",
    "even? n _",
    "odd? n _",
    "zero? n _",
    "length L _",
    "reverse L _",
    "first p _",
    "second p _",
    "third p _",
    "fourth p _",
    "last-pair _ _",
    "car p _",
    "cdr p _",
    "set-car! p_ u",
    "set-cdr! p_ u",
    "cadr p _",
    "cddr p _",
    "caar p _",
    "caddr p _",
    "cons __ _",
    "xcons __ _",
    "acons ___ _",
    "alist-cons ___ _",
    "memq _l _",
    "memv _l _",
    "assq _l _",
    "assv _l _",
    "delq _l _",
    "iota i?__ _",
    "drop _i _",
    "not _ _",
    "null? _ b",
    "pair? _ _",
    "list? _ _",
    "string? _ _",
    "symbol? _ _",
    "number? _ _",
    "char? _ _",
    "keyword? _ _",
    "boolean? _ _",
    "procedure? _ _",
    "vector? _ _",
    "hash-table? _ _",
    "integer? _ _",
    "eq? *_ _",
    "eqv? *_ _",
    "equal? *_ _",
    "identity _ _",
    "force _ _",
    "basename s?s s",
    "dirname s s",
    "string->utf8 s _",
    "getenv s _",
  };

  private record Signature(String arguments, char result) {}

  private static final Map<String, Signature> ALL = new HashMap<>();

  static {
    for (String line : TABLE) {
      String[] parts = line.split(" ", -1);
      ALL.put(parts[0], new Signature(parts[1], parts[2].charAt(0)));
    }
  }

  private Signatures() {}

  /** Raises the error of arguments that are too few, too many, or surely of another type. */
  static void check(String name, Object[] arguments) {
    Signature signature = ALL.get(name);
    if (signature == null) {
      return;
    }
    String types = signature.arguments;
    int optional = types.indexOf('?');
    int repeated = types.indexOf('*');
    int end = repeated < 0 ? types.length() : repeated;
    int least = optional < 0 ? end : optional;
    int most = optional < 0 ? end : end - 1;
    if (arguments.length < least || (repeated < 0 && arguments.length > most)) {
      throw new SchemeError("wrong-number-of-args", name);
    }
    for (int i = 0; i < arguments.length; i++) {
      int at = optional >= 0 && i >= optional ? i + 1 : i;
      check(at < end ? types.charAt(at) : types.charAt(repeated + 1), arguments[i]);
    }
  }

  private static void check(char wanted, Object argument) {
    char type = type(argument);
    boolean isNegative = argument instanceof Long number && number < 0;
    if (wanted == 'i' && isNegative) {
      throw new SchemeError("out-of-range", "");
    }
    if (wanted == 'p' && argument instanceof Seq list && list.size() > 0) {
      return;
    }
    if (wanted == 'o' && (type == 'c' || type == 'f')) {
      return;
    }
    boolean isImproper =
        wanted == 'L'
            && argument instanceof Seq list
            && !list.isProper()
            && !Primitives.isOpen(list);
    if (isImproper) {
      throw new SchemeError("wrong-type-arg", "");
    }
    char plain = wanted == 'i' ? 'n' : wanted == 'L' ? 'l' : wanted;
    if (wanted != '_' && type != '_' && type != plain) {
      throw new SchemeError("wrong-type-arg", "");
    }
  }

  /** What the procedure returns, as far as it is known. */
  static Object result(String name) {
    Signature signature = ALL.get(name);
    return switch (signature == null ? '_' : signature.result) {
      case 's' -> Atom.STRING;
      case 'n' -> Atom.NUMBER;
      case 'c' -> Atom.CHARACTER;
      case 'u' -> Atom.UNSPECIFIED;
      default -> Atom.UNKNOWN;
    };
  }

  private static char type(Object x) {
    if (x instanceof Text || x == Atom.STRING) {
      return 's';
    } else if (x instanceof Long || x == Atom.NUMBER) {
      return 'n';
    } else if (x instanceof String) {
      return 'y';
    } else if (x instanceof Seq) {
      return 'l';
    } else if (x instanceof Vec) {
      return 'v';
    } else if (x instanceof Boolean) {
      return 'b';
    } else if (x instanceof Keyword) {
      return 'k';
    } else if (x == Atom.CHARACTER || x instanceof Char) {
      return 'c';
    } else if (x == Atom.UNSPECIFIED) {
      return 'u';
    } else if (x instanceof Macro) {
      return 'm';
    }
    boolean isProcedure =
        x instanceof Value.Procedure
            || x instanceof Value.Cases
            || x instanceof Value.Composed
            || x instanceof Value.Parameter
            || x instanceof Value.Continuation;
    return isProcedure ? 'f' : x instanceof Value.RecordType ? 'r' : '_';
  }
}
