package modplan.module;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modplan.syntax.Clause;
import modplan.syntax.Form;
import modplan.syntax.ImportSpec;
import modplan.syntax.ModuleForm;
import modplan.syntax.ModuleFormParser;
import modplan.syntax.ModuleFormReader;
import modplan.syntax.ModuleName;
import modplan.syntax.Parsed;
import modplan.syntax.Word;
import org.jspecify.annotations.Nullable;

/**
 * Finds every place of a form that names a module or a file, and tells code from data: a {@code
 * use-modules} inside a gexp is no import of this module. One pass over the nodes with an explicit
 * stack of the lists that are open.
 */
final class MentionWalker {
  /** Where a node stands. The first five are top level to Guile. */
  private static final byte TOP = 0;

  private static final byte IN_BEGIN = 1;
  private static final byte IN_EVAL_WHEN = 2;
  private static final byte IN_COND_EXPAND = 3;
  private static final byte IN_MODULE_FORM = 4; // names, except for the code of a renamer
  private static final byte IN_LIBRARY = 5; // declarations of define-library: the grammar has them
  private static final byte NESTED = 6;
  private static final byte UNQUOTED = 7;
  private static final byte QUOTED = 8;

  private final FactsBuilder facts;
  private byte[] contexts = new byte[64];
  private int[] ends = new int[64];
  private int tentativeEnd; // nodes before it are inside cond-expand or a definition of a macro
  private boolean tentative;

  MentionWalker(FactsBuilder facts) {
    this.facts = facts;
  }

  void walk(Form form) {
    int depth = 0;
    byte context = TOP;
    tentativeEnd = 0;
    for (int node = 0; node < form.size(); node++) {
      while (depth > 0 && node >= ends[depth - 1]) {
        context = contexts[--depth];
      }
      byte kind = form.kind(node);
      if (kind == Form.LIST || kind == Form.VECTOR) {
        byte inside = context;
        if (kind == Form.LIST) {
          Word head = Word.of(form.head(node));
          if (head != null && isCode(head, context)) {
            tentative = node < tentativeEnd;
            mention(form, node, head, context);
            if (!tentative && makesTentative(head)) {
              tentativeEnd = form.next(node);
            }
          }
          inside = inside(form, node, head, context);
        }
        if (depth == ends.length) {
          ends = Arrays.copyOf(ends, depth * 2);
          contexts = Arrays.copyOf(contexts, depth * 2);
        }
        ends[depth] = form.next(node);
        contexts[depth++] = context;
        context = inside;
      }
    }
  }

  private static boolean makesTentative(Word head) {
    return switch (head) {
      case COND_EXPAND,
          DEFINE_SYNTAX,
          DEFINE_SYNTAX_STAR,
          DEFINE_SYNTAX_RULE,
          DEFINE_SYNTAX_PUBLIC,
          DEFINE_SYNTAX_RULE_PUBLIC,
          DEFINE_MACRO,
          DEFINE_MACRO_PUBLIC,
          DEFMACRO,
          DEFMACRO_PUBLIC,
          DEFMACRO_STAR,
          DEFMACRO_STAR_PUBLIC,
          SYNTAX,
          QUASISYNTAX ->
          true;
      default -> false;
    };
  }

  /** The context of the elements of a list. */
  private static byte inside(Form form, int node, @Nullable Word head, byte context) {
    if (head != null) {
      switch (head) {
        case QUOTE, QUASIQUOTE:
          return form.length(node) == 2 ? QUOTED : context;
        case GEXP:
          return QUOTED;
        case UNQUOTE,
        UNQUOTE_SPLICING,
        UNGEXP,
        UNGEXP_SPLICING,
        UNGEXP_NATIVE,
        UNGEXP_NATIVE_SPLICING:
          return UNQUOTED;
        case BEGIN:
          return context == TOP ? IN_BEGIN : context == IN_LIBRARY ? NESTED : context;
        case EVAL_WHEN:
          return context <= IN_BEGIN ? IN_EVAL_WHEN : context;
        case COND_EXPAND:
          return context <= IN_BEGIN ? IN_COND_EXPAND : context;
        case USE_MODULES, IMPORT, DEFINE_MODULE:
          return context <= IN_COND_EXPAND ? IN_MODULE_FORM : context;
        case DEFINE_LIBRARY:
          if (context == TOP) {
            return IN_LIBRARY;
          }
          break;
        default:
          break;
      }
    }
    if (context < IN_COND_EXPAND) {
      return NESTED;
    }
    if (context == IN_MODULE_FORM) {
      return context;
    }
    // The clauses of cond-expand are still top level, unless they are for another implementation.
    boolean otherClause = context == IN_COND_EXPAND && form.head(node) >= 0 && !isRequirement(head);
    return otherClause ? NESTED : context;
  }

  /** Whether a list with this head is a form here, rather than names or a declaration. */
  private static boolean isCode(Word head, byte context) {
    return context == IN_MODULE_FORM
        ? head == Word.MODULE_REF || head == Word.MODULE_PRIVATE_REF
        : context != IN_LIBRARY;
  }

  private static boolean isRequirement(@Nullable Word head) {
    if (head == null) {
      return false;
    }
    return switch (head) {
      case AND, OR, NOT, LIBRARY, ELSE, GUILE, GUILE_2, GUILE_2_2, GUILE_3 -> true;
      default -> false;
    };
  }

  private static Context contextOf(byte context) {
    return context <= IN_MODULE_FORM
        ? Context.EAGER
        : context == QUOTED ? Context.DATA : Context.NESTED;
  }

  private void mention(Form form, int node, Word head, byte where) {
    Context context = contextOf(where);
    switch (head) {
      case USE_MODULES:
        useModules(form, node, context);
        break;
      case IMPORT:
        if (context == Context.EAGER && !insideLibrary()) {
          uses(
              MentionKind.IMPORT,
              ModuleFormParser.imports(facts.file(), form.start(node), form.end(node)));
        }
        break;
      case EXPORT, EXPORT_BANG, EXPORT_SYNTAX, RE_EXPORT, RE_EXPORT_BANG, RE_EXPORT_SYNTAX:
        if (context == Context.EAGER && facts.currentForm() != null && !insideLibrary()) {
          Parsed<Clause.Export> parsed = ModuleFormReader.export(facts.file(), form, node);
          facts.errors(parsed.errors());
          if (parsed.value() != null) {
            facts.export(parsed.value(), false);
          }
        }
        break;
      case MODULE_REF:
        moduleRef(MentionKind.MODULE_REF, form, node, context);
        break;
      case MODULE_PRIVATE_REF:
        moduleRef(MentionKind.MODULE_PRIVATE_REF, form, node, context);
        break;
      case RESOLVE_INTERFACE:
        resolve(MentionKind.RESOLVE_INTERFACE, form, node, context);
        break;
      case RESOLVE_MODULE:
        resolve(MentionKind.RESOLVE_MODULE, form, node, context);
        break;
      case MODULE_AUTOLOAD:
        resolve(MentionKind.MODULE_AUTOLOAD, form, node, context);
        break;
      case INCLUDE,
      INCLUDE_CI,
      INCLUDE_FROM_PATH,
      LOAD,
      PRIMITIVE_LOAD,
      PRIMITIVE_LOAD_PATH,
      LOAD_FROM_PATH:
        include(form, node, head, context);
        break;
      default:
        break;
    }
  }

  private boolean insideLibrary() {
    ModuleForm.Kind form = facts.currentForm();
    return form == ModuleForm.Kind.LIBRARY || form == ModuleForm.Kind.DEFINE_LIBRARY;
  }

  private void useModules(Form form, int node, Context context) {
    if (context == Context.EAGER) {
      uses(MentionKind.USE_MODULES, ModuleFormReader.useModules(facts.file(), form, node));
      return;
    }
    for (int spec = form.next(node + 1); spec < form.next(node); spec = form.next(spec)) {
      ModuleName target = specTarget(form, spec);
      if (target != null) {
        facts.mention(
            MentionKind.USE_MODULES, context, target, form.start(spec), List.of(), tentative);
      }
    }
  }

  private void uses(MentionKind kind, Parsed<List<ImportSpec>> parsed) {
    facts.errors(parsed.errors());
    if (parsed.value() != null) {
      parsed.value().forEach(spec -> facts.use(kind, spec, tentative));
    }
  }

  /** {@code (a b)} of {@code (a b)} or {@code ((a b) ...)}; null if it is neither. */
  private static @Nullable ModuleName specTarget(Form form, int spec) {
    ModuleName plain = moduleName(form, spec);
    if (plain != null || !form.isList(spec) || form.isEmpty(spec) || form.isImproper(spec)) {
      return plain;
    }
    return moduleName(form, spec + 1);
  }

  private void moduleRef(MentionKind kind, Form form, int node, Context context) {
    int module = node + 2;
    int end = form.next(node);
    if (module >= end || form.isImproper(node)) {
      return;
    }
    int name = form.next(module);
    ModuleName target = moduleName(form, module);
    if (target != null && name < end && form.next(name) == end && form.isSymbol(name)) {
      facts.mention(kind, context, target, form.start(node), List.of(form.name(name)), tentative);
    }
  }

  /** The first argument {@code '(a b)} of a procedure that takes a module name. */
  private void resolve(MentionKind kind, Form form, int node, Context context) {
    if (form.isImproper(node)) {
      return;
    }
    for (int argument = node + 2; argument < form.next(node); argument = form.next(argument)) {
      if (Word.of(form.head(argument)) == Word.QUOTE && form.length(argument) == 2) {
        ModuleName target = moduleName(form, argument + 2);
        if (target != null) {
          facts.mention(kind, context, target, form.start(node), List.of(), tentative);
          return;
        }
      }
    }
  }

  private void include(Form form, int node, Word head, Context context) {
    int file = node + 2;
    if (file < form.next(node) && form.kind(file) == Form.STRING) {
      String path = facts.file().text(form.start(file) + 1, form.end(file) - 1);
      facts.include(head.text(), context, path, facts.file().locate(form.start(node)));
    }
  }

  /** A list of one or more symbols, or null. */
  private static @Nullable ModuleName moduleName(Form form, int node) {
    if (!form.isList(node) || form.isEmpty(node) || form.isImproper(node)) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    for (int part = node + 1; part < form.next(node); part = form.next(part)) {
      if (!form.isSymbol(part)) {
        return null;
      }
      parts.add(form.name(part));
    }
    return new ModuleName(parts);
  }
}
