package modplan.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modplan.source.Location;
import modplan.source.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * The quick way through a form that speaks of modules, for forms as nearly everybody writes them:
 * ASCII, clauses as {@code #:keywords}, comments only behind semicolons. Returns null for anything
 * else, right or wrong: {@code ModuleForms.g4} defines what those mean, and tests hold the two
 * against one another.
 */
final class PlainForm {
  private static final Map<String, ExportKind> EXPORTS =
      Map.of(
          "export", ExportKind.EXPORT,
          "export-syntax", ExportKind.EXPORT_SYNTAX,
          "re-export", ExportKind.RE_EXPORT,
          "re-export-syntax", ExportKind.RE_EXPORT_SYNTAX,
          "replace", ExportKind.REPLACE,
          "replace-syntax", ExportKind.REPLACE_SYNTAX,
          "re-export-and-replace", ExportKind.RE_EXPORT_AND_REPLACE);

  private final SourceFile file;
  private final byte[] bytes;
  private final Form form;

  PlainForm(SourceFile file, Form form) {
    this.file = file;
    this.bytes = file.bytes();
    this.form = form;
  }

  @Nullable ModuleForm defineModule(int node) {
    int name = node + 2;
    if (!isPlain(node) || name >= form.next(node)) {
      return null;
    }
    ModuleName module = moduleName(name);
    List<Clause> clauses = module == null ? null : clauses(form.next(name), form.next(node));
    if (module == null || clauses == null) {
      return null;
    }
    boolean wrapped = Word.of(form.head(node)) == Word.DEFINE_MODULE_STAR;
    Location at = file.locate(form.start(node));
    return new ModuleForm(ModuleForm.Kind.DEFINE_MODULE, module, at, wrapped, clauses);
  }

  @Nullable List<ImportSpec> useModules(int node) {
    if (!isPlain(node)) {
      return null;
    }
    List<ImportSpec> specs = new ArrayList<>();
    for (int part = node + 2; part < form.next(node); part = form.next(part)) {
      ImportSpec spec = spec(part);
      if (spec == null) {
        return null;
      }
      specs.add(spec);
    }
    return specs;
  }

  Clause.@Nullable Export export(int node) {
    if (!isPlain(node)) {
      return null;
    }
    String head = form.name(node + 1);
    ExportKind kind = EXPORTS.get(head.endsWith("!") ? head.substring(0, head.length() - 1) : head);
    return kind == null ? null : exports(kind, node + 2, form.next(node));
  }

  // ---------------------------------------------------------------- clauses

  private @Nullable List<Clause> clauses(int from, int end) {
    List<Clause> clauses = new ArrayList<>();
    int node = from;
    while (node < end) {
      String keyword = keyword(node);
      if (keyword == null) {
        return null;
      }
      int value = node + 1;
      if (keyword.equals("pure")) {
        clauses.add(new Clause.Pure());
        node = value;
        continue;
      }
      if (value >= end) {
        return null;
      }
      int behind = form.next(value);
      if (keyword.equals("autoload") && behind < end) {
        behind = form.next(behind);
      }
      Clause clause = clause(keyword, value, end);
      if (clause == null) {
        return null;
      }
      clauses.add(clause);
      node = behind;
    }
    return clauses;
  }

  private @Nullable Clause clause(String keyword, int value, int end) {
    ExportKind exports = EXPORTS.get(keyword);
    if (exports != null) {
      return isPlainList(value) ? exports(exports, value + 1, form.next(value)) : null;
    }
    switch (keyword) {
      case "use-module":
        ImportSpec spec = spec(value);
        return spec == null ? null : new Clause.Use(spec);
      case "autoload":
        int list = form.next(value);
        ModuleName module = moduleName(value);
        List<String> names = list < end ? symbols(list) : null;
        return module == null || names == null
            ? null
            : new Clause.Autoload(module, file.locate(form.start(value)), names);
      case "duplicates":
        return symbols(value) == null ? null : new Clause.Setting(keyword, text(value));
      default:
        return null;
    }
  }

  private Clause.@Nullable Export exports(ExportKind kind, int from, int end) {
    List<ExportItem> items = new ArrayList<>();
    for (int item = from; item < end; item = form.next(item)) {
      Renaming name = renaming(item);
      if (name == null) {
        return null;
      }
      items.add(new ExportItem(name, file.locate(form.start(item))));
    }
    return new Clause.Export(kind, items);
  }

  // ---------------------------------------------------------------- imports

  private @Nullable ImportSpec spec(int node) {
    if (!isPlainList(node) || form.isEmpty(node)) {
      return null;
    }
    boolean hasOptions = form.isList(node + 1);
    ModuleName module = moduleName(hasOptions ? node + 1 : node);
    List<ImportOption> options =
        hasOptions ? options(form.next(node + 1), form.next(node)) : List.of();
    return module == null || options == null
        ? null
        : new ImportSpec(
            module, file.locate(form.start(node)), ImportOption.inOrderOfEffect(options));
  }

  private @Nullable List<ImportOption> options(int from, int end) {
    List<ImportOption> options = new ArrayList<>();
    for (int node = from; node < end; node = form.next(node + 1)) {
      String keyword = keyword(node);
      ImportOption option = keyword == null || node + 1 >= end ? null : option(keyword, node + 1);
      if (option == null) {
        return null;
      }
      options.add(option);
    }
    return options;
  }

  private @Nullable ImportOption option(String keyword, int value) {
    switch (keyword) {
      case "select":
        List<Renaming> selected = renamings(value);
        return selected == null ? null : new ImportOption.Select(selected);
      case "hide":
        List<String> hidden = symbols(value);
        return hidden == null ? null : new ImportOption.Hide(hidden);
      case "prefix":
        String prefix = symbol(value);
        return prefix == null ? null : new ImportOption.Prefix(prefix);
      case "renamer":
        return isSimpleCode(value) ? new ImportOption.Renamer(text(value)) : null;
      default:
        return null;
    }
  }

  private @Nullable List<Renaming> renamings(int list) {
    if (!isPlainList(list)) {
      return null;
    }
    List<Renaming> names = new ArrayList<>();
    for (int item = list + 1; item < form.next(list); item = form.next(item)) {
      Renaming name = renaming(item);
      if (name == null) {
        return null;
      }
      names.add(name);
    }
    return names;
  }

  /** {@code name} or {@code (name . other)}. */
  private @Nullable Renaming renaming(int node) {
    if (!form.isList(node)) {
      String name = symbol(node);
      return name == null ? null : new Renaming(name, name);
    }
    int from = node + 1;
    int to = node + 2;
    boolean isPair =
        form.isImproper(node)
            && isBracket(node)
            && form.next(node) == node + 3
            && isGap(form.start(node) + 1, form.start(from), 0)
            && isGap(form.end(from), form.start(to), 1)
            && isGap(form.end(to), form.end(node) - 1, 0);
    String inside = isPair ? symbol(from) : null;
    String outside = isPair ? symbol(to) : null;
    return inside == null || outside == null ? null : new Renaming(inside, outside);
  }

  // ---------------------------------------------------------------- names

  private @Nullable ModuleName moduleName(int node) {
    List<String> parts = symbols(node);
    return parts == null || parts.isEmpty() ? null : new ModuleName(parts);
  }

  private @Nullable List<String> symbols(int list) {
    if (!isPlainList(list)) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (int part = list + 1; part < form.next(list); part = form.next(part)) {
      String name = symbol(part);
      if (name == null) {
        return null;
      }
      names.add(name);
    }
    return names;
  }

  private @Nullable String symbol(int node) {
    int start = form.start(node);
    boolean isPlainSymbol =
        form.isSymbol(node)
            && bytes[start] != '#' // #{a b}#
            && !(bytes[start] == '.' && form.end(node) == start + 1);
    return isPlainSymbol ? form.name(node) : null;
  }

  /** The name of a keyword that is written in one piece, as {@code #:name}. */
  private @Nullable String keyword(int node) {
    if (form.kind(node) != Form.KEYWORD) {
      return null;
    }
    String name = form.name(node);
    return form.end(node) - form.start(node) == name.length() + 2 ? name : null;
  }

  private String text(int node) {
    return file.text(form.start(node), form.end(node));
  }

  // ---------------------------------------------------------------- what is plain

  /** A list with a symbol as its head, in ASCII. */
  private boolean isPlain(int node) {
    for (int i = form.start(node); i < form.end(node); i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return isPlainList(node) && symbol(node + 1) != null;
  }

  /** A list in brackets without a dot, and only white space and line comments around elements. */
  private boolean isPlainList(int node) {
    if (!form.isList(node) || form.isImproper(node) || !isBracket(node)) {
      return false;
    }
    int from = form.start(node) + 1;
    for (int part = node + 1; part < form.next(node); part = form.next(part)) {
      if (!isGap(from, form.start(part), 0)) {
        return false;
      }
      from = form.end(part);
    }
    return isGap(from, form.end(node) - 1, 0);
  }

  private boolean isBracket(int node) {
    return bytes[form.start(node)] == '(' || bytes[form.start(node)] == '[';
  }

  private boolean isGap(int from, int to, int dots) {
    int found = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == ';') {
        while (i < to && bytes[i] != '\n') {
          i++;
        }
      } else if (b == '.') {
        found++;
      } else if (b != ' ' && b != '\n' && b != '\t' && b != '\r' && b != '\f') {
        return false;
      }
    }
    return found == dots;
  }

  /** Code of words, brackets and quotes alone. */
  private boolean isSimpleCode(int node) {
    for (int i = form.start(node); i < form.end(node); i++) {
      byte b = bytes[i];
      boolean simple =
          (b >= 'a' && b <= 'z')
              || b == '-'
              || b == ':'
              || b == '?'
              || b == ' '
              || b == '\n'
              || b == '\''
              || b == '('
              || b == ')';
      if (!simple) {
        return false;
      }
    }
    return true;
  }
}
