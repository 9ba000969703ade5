package modplan.module;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import modplan.syntax.Form;
import modplan.syntax.Word;

/** Collects {@link ComputedExports} while the forms of a file go by; linear in their nodes. */
final class ComputedExportsReader {
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

  private boolean calls;
  private final Set<String> exportingMacros = new HashSet<>();
  private final Set<String> heads = new HashSet<>();
  private final Deque<Integer> pending = new ArrayDeque<>();

  /** Reads one top-level form that makes no module. */
  void read(Form form) {
    pending.push(0);
    while (!pending.isEmpty()) {
      int node = pending.pop();
      if (form.head(node) < 0) {
        continue;
      }
      Word head = Word.of(form.head(node));
      if (head == null) {
        heads.add(form.name(node + 1));
        calls |= mentions(form, node, CALLS) || mentions(form, node, EXPORTS);
        continue;
      }
      switch (head) {
        case BEGIN, EVAL_WHEN, LIBRARY, DEFINE_LIBRARY, COND_EXPAND, AND, OR, NOT, ELSE:
          for (int child = node + 1; child < form.next(node); child = form.next(child)) {
            if (form.isList(child)) {
              pending.push(child);
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
          calls |= mentions(form, node, CALLS);
      }
    }
  }

  private void macro(Form form, int node) {
    int name = node + 2;
    while (name < form.next(node) && form.isList(name) && !form.isEmpty(name)) {
      name++;
    }
    if (name < form.next(node) && form.isSymbol(name)) {
      if (mentions(form, node, EXPORTS) || mentions(form, node, CALLS)) {
        exportingMacros.add(form.name(name));
      }
    }
  }

  /** Whether one of the words stands anywhere in the form, at the head of a list or alone. */
  private static boolean mentions(Form form, int node, Set<Word> words) {
    for (int part = node + 1; part < form.next(node); part++) {
      if (form.isSymbol(part)) {
        Word word = Word.of(form.symbol(part));
        if (word != null && words.contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  ComputedExports build() {
    return new ComputedExports(calls, exportingMacros, heads);
  }
}
