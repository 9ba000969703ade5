package modplan.module;

import java.util.ArrayDeque;
import java.util.Deque;
import modplan.syntax.Form;
import modplan.syntax.Word;

/**
 * What a top-level form binds, and to what: the table of binding kinds as real Guile has it. Forms
 * inside {@code begin}, {@code eval-when}, {@code cond-expand} and libraries are at top level, too.
 */
final class DefinitionReader {
  private final FactsBuilder facts;
  private final Deque<Integer> pending = new ArrayDeque<>();

  DefinitionReader(FactsBuilder facts) {
    this.facts = facts;
  }

  void read(Form form) {
    pending.push(0);
    while (!pending.isEmpty()) {
      int node = pending.pop();
      Word head = Word.of(form.head(node));
      if (form.head(node) < 0) {
        continue;
      }
      if (head == null) {
        unknown(form, node);
        continue;
      }
      switch (head) {
        case BEGIN:
          descend(form, node, node + 2);
          break;
        case EVAL_WHEN, LIBRARY, DEFINE_LIBRARY:
          descend(form, node, node + 2 < form.next(node) ? form.next(node + 2) : node + 2);
          break;
        case COND_EXPAND:
          condExpand(form, node);
          break;
        default:
          define(form, node, head);
      }
    }
  }

  /**
   * Pushes the elements from {@code first} on, last first, so that they are read in their order.
   */
  private void descend(Form form, int node, int first) {
    int end = form.next(node);
    int[] children = new int[form.length(node)];
    int count = 0;
    for (int child = first; child < end; child = form.next(child)) {
      children[count++] = child;
    }
    while (count > 0) {
      pending.push(children[--count]);
    }
  }

  private void condExpand(Form form, int node) {
    for (int clause = node + 2; clause < form.next(node); clause = form.next(clause)) {
      if (form.isList(clause) && !form.isEmpty(clause)) {
        descend(form, clause, form.next(clause + 1));
      }
    }
  }

  private void define(Form form, int node, Word head) {
    int first = node + 2;
    if (first >= form.next(node)) {
      return;
    }
    switch (head) {
      case DEFINE,
      DEFINE_STAR,
      DEFINE_ONCE,
      DEFINE_METHOD,
      DEFINE_METHOD_STAR,
      DEFINE_GENERIC,
      DEFINE_CLASS,
      DEFINE_ACCESSOR:
        bind(form, first, BindingKind.VARIABLE, head, false);
        break;
      case DEFINE_PUBLIC, DEFINE_STAR_PUBLIC:
        bind(form, first, BindingKind.VARIABLE, head, true);
        break;
      case DEFINE_VALUES:
        defineValues(form, first, head);
        break;
      case DEFINE_CONDITION_TYPE, DEFINE_EXCEPTION_TYPE:
        conditionType(form, node, head);
        break;
      case DEFINE_SYNTAX,
      DEFINE_SYNTAX_STAR,
      DEFINE_SYNTAX_RULE,
      DEFINE_SYNTAX_PARAMETER,
      DEFINE_MACRO,
      DEFMACRO,
      DEFMACRO_STAR,
      DEFINE_INLINABLE,
      DEFINE_INTEGRABLE:
        bind(form, first, BindingKind.MACRO, head, false);
        break;
      case DEFINE_SYNTAX_PUBLIC,
      DEFINE_SYNTAX_RULE_PUBLIC,
      DEFINE_SYNTAX_PARAMETER_PUBLIC,
      DEFINE_MACRO_PUBLIC,
      DEFMACRO_PUBLIC,
      DEFMACRO_STAR_PUBLIC:
        bind(form, first, BindingKind.MACRO, head, true);
        break;
      case DEFINE_RECORD_TYPE, DEFINE_IMMUTABLE_RECORD_TYPE:
        recordType(form, node, head);
        break;
      case DEFINE_RECORD_TYPE_STAR:
        guixRecordType(form, node, head);
        break;
      case DEFINE_ENUMERATION:
        bind(form, first, BindingKind.MACRO, head, false);
        bindLast(form, node, BindingKind.MACRO, head);
        break;
      case DEFINE_WRAPPED_POINTER_TYPE:
        wrappedPointerType(form, node, head);
        break;
      default:
        break;
    }
  }

  /** A form headed by {@code define...} that is none of Guile's own: it binds something. */
  private void unknown(Form form, int node) {
    int first = node + 2;
    if (first < form.next(node) && form.name(node + 1).startsWith("define")) {
      int name = definedName(form, first);
      if (name >= 0) {
        facts.define(
            form.name(name), BindingKind.UNKNOWN, form.name(node + 1), form.start(name), false);
      }
    }
  }

  /**
   * The name in {@code name}, {@code (name . formals)}, {@code ((name a) b)}; -1 if there is none.
   */
  private static int definedName(Form form, int node) {
    int name = node;
    while (form.isList(name) && !form.isEmpty(name)) {
      name++;
    }
    return form.isSymbol(name) ? name : -1;
  }

  private void bind(Form form, int node, BindingKind kind, Word via, boolean isPublic) {
    int name = definedName(form, node);
    if (name >= 0) {
      facts.define(form.name(name), kind, via.text(), form.start(name), isPublic);
    }
  }

  private void bindSymbol(Form form, int node, BindingKind kind, Word via) {
    if (form.isSymbol(node)) {
      facts.define(form.name(node), kind, via.text(), form.start(node), false);
    }
  }

  private void bindLast(Form form, int node, BindingKind kind, Word via) {
    int last = element(form, node, form.length(node) - 1);
    if (last > node + 2) {
      bindSymbol(form, last, kind, via);
    }
  }

  private void defineValues(Form form, int formals, Word via) {
    if (form.isSymbol(formals)) {
      bindSymbol(form, formals, BindingKind.VARIABLE, via);
    } else if (form.isList(formals)) {
      for (int name = formals + 1; name < form.next(formals); name = form.next(name)) {
        bindSymbol(form, name, BindingKind.VARIABLE, via);
      }
    }
  }

  /** SRFI-35 {@code (define-condition-type &type &parent predicate (field accessor) ...)}. */
  private void conditionType(Form form, int node, Word via) {
    int type = node + 2;
    bindSymbol(form, type, BindingKind.VARIABLE, via);
    int parent = form.next(type);
    for (int part = parent; part < form.next(node); part = form.next(part)) {
      if (part == parent) {
        continue;
      }
      if (form.isSymbol(part)) {
        bindSymbol(form, part, BindingKind.VARIABLE, via);
      } else if (form.isList(part) && form.length(part) == 2) {
        bindSymbol(form, element(form, part, 1), BindingKind.VARIABLE, via);
      }
    }
  }

  /**
   * SRFI-9 and R7RS: the type is a variable; constructor, predicate, getters and setters are
   * macros. The R6RS form of the same name binds variables only, and so does one without a
   * predicate.
   */
  private void recordType(Form form, int node, Word via) {
    int end = form.next(node);
    int type = node + 2;
    int constructor = form.next(type);
    bind(form, type, BindingKind.VARIABLE, via, false);
    if (constructor >= end || isRecordClause(form, constructor)) {
      r6rsRecordType(form, type, via);
      return;
    }
    int predicate = form.next(constructor);
    bind(form, constructor, BindingKind.MACRO, via, false);
    if (predicate >= end) {
      return;
    }
    bindSymbol(form, predicate, BindingKind.MACRO, via);
    for (int field = form.next(predicate); field < end; field = form.next(field)) {
      if (form.isList(field) && !form.isEmpty(field)) {
        for (int a = form.next(field + 1); a < form.next(field); a = form.next(a)) {
          bind(form, a, BindingKind.MACRO, via, false);
        }
      }
    }
  }

  private static boolean isRecordClause(Form form, int node) {
    return form.isList(node) && Word.of(form.head(node)) == Word.FIELDS;
  }

  /** {@code (define-record-type (name constructor predicate) ...)} of (rnrs records syntactic). */
  private void r6rsRecordType(Form form, int type, Word via) {
    if (form.isList(type)) {
      for (int n = type + 1; n < form.next(type); n = form.next(n)) {
        if (n > type + 1) {
          bindSymbol(form, n, BindingKind.VARIABLE, via);
        }
      }
    }
  }

  /**
   * Guix's {@code (define-record-type* <type> syntactic-constructor constructor predicate this-type
   * (field getter ...) ...)}: names before the first field are optional at the end.
   */
  private void guixRecordType(Form form, int node, Word via) {
    int position = 0;
    for (int part = node + 2; part < form.next(node); part = form.next(part)) {
      if (form.isSymbol(part)) {
        bindSymbol(form, part, position == 0 ? BindingKind.VARIABLE : BindingKind.MACRO, via);
      } else if (form.isList(part) && form.length(part) > 1) {
        bindSymbol(form, element(form, part, 1), BindingKind.MACRO, via);
      }
      position++;
    }
  }

  /** {@code (define-wrapped-pointer-type name predicate wrap unwrap printer)}. */
  private void wrappedPointerType(Form form, int node, Word via) {
    int position = 0;
    for (int part = node + 2; part < form.next(node) && position < 4; part = form.next(part)) {
      boolean macro = position == 1 || position == 3;
      bindSymbol(form, part, macro ? BindingKind.MACRO : BindingKind.VARIABLE, via);
      position++;
    }
  }

  /** The node of an element by its index, or -1. */
  private static int element(Form form, int node, int index) {
    int child = node + 1;
    for (int i = 0; i < index && child < form.next(node); i++) {
      child = form.next(child);
    }
    return index >= 0 && child < form.next(node) ? child : -1;
  }
}
