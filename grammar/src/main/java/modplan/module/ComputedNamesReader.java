package modplan.module;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import modplan.syntax.Form;
import modplan.syntax.Word;

/** Collects {@link ComputedNames} while the forms of a file go by; linear in their nodes. */
final class ComputedNamesReader {
  private static final Set<Word> CALLS =
      EnumSet.of(
          Word.MODULE_EXPORT,
          Word.MODULE_EXPORT_ALL,
          Word.MODULE_RE_EXPORT,
          Word.MODULE_REPLACE,
          Word.MODULE_PUBLIC_INTERFACE,
          Word.SET_MODULE_PUBLIC_INTERFACE,
          Word.LOAD_EXTENSION);
  private static final Set<Word> EXPORTS =
      EnumSet.of(
          Word.EXPORT,
          Word.EXPORT_BANG,
          Word.EXPORT_SYNTAX,
          Word.RE_EXPORT,
          Word.RE_EXPORT_BANG,
          Word.RE_EXPORT_SYNTAX,
          Word.DEFINE_PUBLIC,
          Word.DEFINE_STAR_PUBLIC,
          Word.DEFINE_SYNTAX_PUBLIC,
          Word.DEFINE_SYNTAX_RULE_PUBLIC,
          Word.DEFINE_SYNTAX_PARAMETER_PUBLIC,
          Word.DEFINE_MACRO_PUBLIC,
          Word.DEFMACRO_PUBLIC,
          Word.DEFMACRO_STAR_PUBLIC);

  private static final int SAYS_CALL = 1;
  private static final int SAYS_EXPORT = 2;
  private static final int SAYS_MODULE = 4;

  private boolean exports;
  private boolean modules;
  private final Set<String> exportingMacros = new HashSet<>();
  private final Set<String> heads = new HashSet<>();
  private final Deque<Integer> pending = new ArrayDeque<>();

  /** Reads one top-level form. */
  void read(Form form) {
    pending.push(0);
    while (!pending.isEmpty()) {
      int node = pending.pop();
      Word head = Word.of(form.head(node));
      if (form.head(node) < 0 || head == Word.DEFINE_MODULE) {
        continue;
      }
      if (head == null) {
        heads.add(form.name(node + 1));
        int says = words(form, node + 1, form.next(node));
        exports |= (says & (SAYS_CALL | SAYS_EXPORT)) != 0;
        modules |= (says & SAYS_MODULE) != 0;
        continue;
      }
      switch (head) {
        case BEGIN, LIBRARY, DEFINE_LIBRARY:
          push(form, node, 1);
          break;
        case EVAL_WHEN:
          push(form, node, 2); // the situations are no form
          break;
        case COND_EXPAND:
          for (int clause = node + 2; clause < form.next(node); clause = form.next(clause)) {
            if (form.isList(clause)) {
              push(form, clause, 1);
            }
          }
          break;
        case DEFINE_SYNTAX,
        DEFINE_SYNTAX_STAR,
        DEFINE_SYNTAX_RULE,
        DEFINE_SYNTAX_PUBLIC,
        DEFINE_SYNTAX_RULE_PUBLIC,
        DEFINE_MACRO,
        DEFINE_MACRO_PUBLIC,
        DEFMACRO,
        DEFMACRO_PUBLIC,
        DEFMACRO_STAR,
        DEFMACRO_STAR_PUBLIC:
          macro(form, node);
          break;
        default:
          int says = words(form, node + 1, form.next(node));
          exports |= (says & SAYS_CALL) != 0;
          modules |= (says & SAYS_MODULE) != 0;
      }
    }
  }

  /** Leaves the lists among the elements behind the first few for later. */
  private void push(Form form, int node, int skipped) {
    int part = node + 1;
    for (int i = 0; part < form.next(node); i++) {
      if (i >= skipped && form.isList(part)) {
        pending.push(part);
      }
      part = form.next(part);
    }
  }

  private void macro(Form form, int node) {
    int name = node + 2;
    while (name < form.next(node) && form.isList(name) && !form.isEmpty(name)) {
      name++;
    }
    int says = words(form, name, form.next(node));
    modules |= (says & SAYS_MODULE) != 0;
    if ((says & (SAYS_CALL | SAYS_EXPORT)) != 0 && name < form.next(node) && form.isSymbol(name)) {
      exportingMacros.add(form.name(name));
    }
  }

  /** Which kinds of words stand in a range of nodes, at the head of a list or alone. */
  private static int words(Form form, int from, int end) {
    int says = 0;
    for (int part = from; part < end; part++) {
      Word word = form.isSymbol(part) ? Word.of(form.symbol(part)) : null;
      if (word == null) {
        continue;
      }
      if (CALLS.contains(word)) {
        says |= SAYS_CALL;
      } else if (EXPORTS.contains(word)) {
        says |= SAYS_EXPORT;
      } else if (word == Word.DEFINE_MODULE || word == Word.DEFINE_MODULE_STAR) {
        says |= SAYS_MODULE;
      }
    }
    return says;
  }

  ComputedNames build() {
    return new ComputedNames(exports, modules, exportingMacros, heads);
  }
}
