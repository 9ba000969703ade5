package modplan.load;

import java.util.HashMap;
import java.util.Map;
import modplan.load.Data.Atom;
import modplan.load.Data.Keyword;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Data.Vec;

/** What procedures of Guile take and return, of which nothing else is known. */
final class Signatures {
  /**
   * Names, a letter for each argument, and one for the result: {@code s} string, {@code y} symbol,
   * {@code n} number, {@code l} list, {@code v} vector, {@code c} character, {@code h} hash table,
   * {@code k} keyword, {@code b} truth value, {@code u} nothing, {@code _} anything; behind a
   * question mark they may be missing, behind a star stands what may come any number of times.
   */
  private static final String[] TABLE = {
    "symbol->string y s",
    "string->symbol s _",
    "string-length s n",
    "string-ref sn c",
    "substring sn?n s",
    "string-append *s s",
    "string-upcase s?nn s",
    "string-downcase s?nn s",
    "string-reverse s?nn s",
    "string-copy s?nn s",
    "string-prefix? ss?nnnn _",
    "string-suffix? ss?nnnn _",
    "string-contains ss?nnnn _",
    "string=? *s _",
    "string<? *s _",
    "string->number s?n _",
    "string->list s?nn _",
    "string-null? s _",
    "string-join l?s_ s",
    "number->string n?n s",
    "list->string l s",
    "keyword->symbol k _",
    "vector-ref vn _",
    "vector-set! vn_ u",
    "vector-length v n",
    "vector->list v?nn _",
    "vector-fill! v_?nn u",
    "list-ref ln _",
    "list-tail ln _",
    "hash-ref h_?_ _",
    "hash-set! h__ _",
    "hashq-ref h_?_ _",
    "hashq-set! h__ _",
    "hash-remove! h_ _",
    "char-upcase c c",
    "char->integer c n",
    "quotient nn n",
    "remainder nn n",
    "modulo nn n",
    "abs n n",
    "max n*n n",
    "min n*n n",
    "length l _",
    "reverse l _",
    "last l _",
    "car l _",
    "cdr l _",
    "cadr l _",
    "cddr l _",
    "caddr l _",
    "cons __ _",
    "not _ _",
    "null? _ b",
    "pair? _ _",
    "string? _ _",
    "symbol? _ _",
    "procedure? _ _",
    "vector? _ _",
    "eq? *_ _",
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
    boolean optional = false;
    char repeated = 0;
    int at = 0;
    for (int i = 0; i < signature.arguments.length(); i++) {
      char type = signature.arguments.charAt(i);
      if (type == '?') {
        optional = true;
      } else if (type == '*') {
        repeated = signature.arguments.charAt(++i);
      } else if (at < arguments.length) {
        check(type, arguments[at++]);
      } else if (!optional) {
        throw new SchemeError("wrong-number-of-args", name);
      }
    }
    if (at < arguments.length && repeated == 0) {
      throw new SchemeError("wrong-number-of-args", name);
    }
    for (; at < arguments.length; at++) {
      check(repeated, arguments[at]);
    }
  }

  private static void check(char wanted, Object argument) {
    char type = type(argument);
    if (wanted != '_' && type != '_' && type != wanted) {
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
    } else if (x == Atom.CHARACTER) {
      return 'c';
    } else if (x == Atom.UNSPECIFIED) {
      return 'u';
    } else if (x instanceof Macro) {
      return 'm';
    }
    boolean isProcedure =
        x instanceof Value.Procedure
            || x instanceof Value.Cases
            || x instanceof Value.Parameter
            || x instanceof Value.Continuation;
    return isProcedure ? 'f' : x instanceof Value.RecordType ? 'r' : '_';
  }
}
