package modplan.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.jspecify.annotations.NullUnmarked;

/** Random calls of Guile's procedures, most arguments of the type that they take. */
@NullUnmarked
final class RandomExpression {
  /**
   * Procedure, types of arguments, type of the result: {@code n} number, {@code i} index, {@code s}
   * string, {@code c} character, {@code y} symbol, {@code l} list, {@code a} association list,
   * {@code v} vector, {@code f} procedure of one argument, {@code g} of two, {@code p} predicate,
   * {@code k} keyword, {@code b} truth value, {@code x} anything; those behind a question mark may
   * be missing.
   */
  private static final String[] PROCEDURES = {
    "+ nnn n",
    "- nn n",
    "/ nn x",
    "quotient ni n",
    "remainder ni n",
    "modulo ni n",
    "abs n n",
    "max n?nn n",
    "min n?n n",
    "1+ n n",
    "1- n n",
    "number->string n s",
    "even? i b",
    "odd? i b",
    "zero? n b",
    "positive? n b",
    "negative? n b",
    "= nn b",
    "< nn b",
    "> nnn b",
    "<= nn b",
    ">= nn b",
    "string-length s n",
    "string-ref si c",
    "substring si?i s",
    "string-append ss s",
    "string-append s?ss s",
    "string-upcase s s",
    "string-downcase s s",
    "string-reverse s s",
    "string-copy s?ii s",
    "string-prefix? ss b",
    "string-suffix? ss b",
    "string-contains ss x",
    "string=? ss b",
    "string<? ss b",
    "string-ci=? ss b",
    "string->number s x",
    "string->symbol s y",
    "symbol->string y s",
    "string->list s?ii l",
    "string-null? s b",
    "string-join l?s s",
    "string-split sc l",
    "string-index sc x",
    "string-rindex sc x",
    "string-take si s",
    "string-drop si s",
    "string-take-right si s",
    "string-drop-right si s",
    "string-trim s s",
    "string-trim-both s s",
    "string-concatenate l s",
    "string-count sc n",
    "list->string l s",
    "make-string ic s",
    "string cc s",
    "string? x b",
    "symbol? x b",
    "symbol-append yy y",
    "keyword->symbol k y",
    "symbol->keyword y k",
    "keyword? x b",
    "char-upcase c c",
    "char-downcase c c",
    "char->integer c n",
    "integer->char i c",
    "char=? cc b",
    "char<? cc b",
    "char-alphabetic? c b",
    "char-numeric? c b",
    "char-whitespace? c b",
    "char? x b",
    "car l x",
    "cdr l l",
    "cadr l x",
    "cddr l l",
    "caddr l x",
    "caar l x",
    "cons xl l",
    "list xxx l",
    "cons* xl l",
    "append ll l",
    "append l?ll l",
    "reverse l l",
    "length l n",
    "list-ref li x",
    "list-tail li l",
    "list-head li l",
    "last l x",
    "first l x",
    "second l x",
    "third l x",
    "fourth l x",
    "take li l",
    "drop li l",
    "take-right li l",
    "drop-right li l",
    "list-index pl x",
    "null? x b",
    "pair? x b",
    "assq xa x",
    "assv xa x",
    "acons xxa a",
    "alist-cons xxa a",
    "iota i l",
    "make-list i?x l",
    "map fl l",
    "map gll l",
    "for-each fl x",
    "filter pl l",
    "remove pl l",
    "fold gxl x",
    "fold-right gxl x",
    "append-map fl l",
    "filter-map pl l",
    "find pl x",
    "find-tail pl x",
    "every pl x",
    "count pl n",
    "apply fl x",
    "apply gl x",
    "apply gxl x",
    "concatenate l l",
    "and-map fl x",
    "or-map fl x",
    "vector xx v",
    "make-vector i?x v",
    "vector-ref vi x",
    "vector-set! vix x",
    "vector-length v n",
    "vector->list v l",
    "list->vector l v",
    "vector-fill! vx x",
    "vector? x b",
    "not x b",
    "eq? xx b",
    "eqv? xx b",
    "equal? xx b",
    "boolean? x b",
    "identity x x",
    "throw y?xx x",
    "symbol<? yy b",
    "abort-to-prompt x?x x",
    "abort-to-prompt y x",
    "make-prompt-tag ?s x",
    "open-input-file s x",
    "string-set! sic x",
    "list-head l l",
  };

  private static final String TYPES = "nsyckalvb";

  private final Random random;

  RandomExpression(Random random) {
    this.random = random;
  }

  String expression() {
    String call = call(2);
    return switch (random.nextInt(8)) {
      case 0 -> "(if " + call + " 'yes (car '()))";
      case 1 -> "(if " + call + " (car '()) 'no)";
      case 2 -> "(define x " + call + ")";
      case 3 -> "(let ((x " + call + ")) (list x " + call(1) + "))";
      default -> call;
    };
  }

  private String call(int depth) {
    String[] parts = PROCEDURES[random.nextInt(PROCEDURES.length)].split(" ", -1);
    return call(parts, depth);
  }

  private String call(String[] parts, int depth) {
    StringJoiner call = new StringJoiner(" ", "(", ")");
    call.add(parts[0]);
    boolean optional = false;
    for (char type : parts[1].toCharArray()) {
      if (type == '?') {
        optional = true;
      } else if (!optional || random.nextInt(3) > 0) {
        call.add(argument(type, depth - 1));
      } else {
        break;
      }
    }
    if (random.nextInt(30) == 0) {
      call.add(argument('x', 0));
    }
    return call.toString();
  }

  private String argument(char wanted, int depth) {
    char type =
        (random.nextInt(9) == 0 && "nisyclav".indexOf(wanted) >= 0) || wanted == 'x'
            ? pick(TYPES)
            : wanted;
    if (depth > 0 && random.nextInt(3) > 0) {
      List<String[]> fitting = new ArrayList<>();
      for (String line : PROCEDURES) {
        String[] parts = line.split(" ", -1);
        if (parts[2].charAt(0) == (type == 'i' ? 'n' : type)) {
          fitting.add(parts);
        }
      }
      if (!fitting.isEmpty()) {
        return call(fitting.get(random.nextInt(fitting.size())), depth);
      }
    }
    return constant(type);
  }

  private char pick(String types) {
    return types.charAt(random.nextInt(types.length()));
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String constant(char type) {
    return switch (type) {
      case 'n' -> one("0", "1", "2", "-3", "7", "10", "-1");
      case 'i' -> one("0", "1", "2", "3", "5", "-1", "8");
      case 's' -> one("\"\"", "\"a\"", "\"abc\"", "\"B c\"", "\"12\"", "\"x=y\"", "\" abc \"");
      case 'c' -> one("#\\a", "#\\b", "#\\space", "#\\A", "#\\1", "#\\=");
      case 'y' -> one("'a", "'b", "'abc", "'wrong-type-arg");
      case 'k' -> "#:key";
      case 'l' ->
          one(
              "'()",
              "'(1 2 3)",
              "(list 1 2 3)",
              "'(a b)",
              "'(\"a\" \"b\")",
              "'(#\\a #\\b)",
              "'((1 2) (3 4))",
              "(list 'a)",
              "'(a b a)",
              "(list \"x\" 'y 3)",
              "'(1 . 2)");
      case 'a' -> one("'()", "'((a . 1) (b . 2))", "'((\"a\" . 1))", "(list (cons 1 'x))");
      case 'v' -> one("#(1 2 3)", "(vector 'a 'b)", "(vector)", "(vector 1 \"x\" #\\a)");
      case 'f' -> one("(lambda (x) x)", "list", "(lambda x x)", "not", "(lambda (x) (list x))");
      case 'g' ->
          one(
              "(lambda (x y) y)",
              "cons",
              "(lambda (x y) x)",
              "(lambda (x . y) x)",
              "(lambda args args)");
      case 'p' -> one("(lambda (x) #t)", "(lambda (x) #f)", "symbol?", "string?", "pair?", "null?");
      case 'b' -> one("#t", "#f");
      default -> one("#t", "#f", "1", "'a", "\"s\"", "'(1)", "(if #f #f)");
    };
  }
}
