package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Mod.Interface;

/**
 * R6RS and R7RS libraries in terms of Guile's modules. The imports are resolved while the form is
 * expanded, before the module is registered: a cycle of libraries is always an error.
 */
final class Libraries {
  private Libraries() {}

  /** {@code (library NAME (export ...) (import ...) BODY ...)}. */
  static Object[] library(World world, Seq form) {
    CoreForms.need(
        form.size() >= 4
            && form.get(1) instanceof Seq
            && form.get(2) instanceof Seq
            && form.get(3) instanceof Seq,
        "library");
    return library(
        world,
        (Seq) form.get(1),
        Arrays.asList(((Seq) form.get(2)).rest(1)),
        Arrays.asList(((Seq) form.get(3)).rest(1)),
        form.rest(4));
  }

  private static Object[] library(
      World world, Seq name, List<Object> exports, List<Object> imports, Object[] body) {
    List<Interface> interfaces = new ArrayList<>();
    for (Object set : imports) {
      interfaces.add(world.interfaceOf(ImportSpec.ofLibrary(set)));
    }
    List<Object> own = new ArrayList<>();
    List<Object> again = new ArrayList<>();
    for (Object item : exports) {
      if (item instanceof Seq rename && rename.size() >= 1) {
        for (Object pair : rename.rest(1)) {
          // (rename from to) of R7RS is refused by the Guiles that we know
          CoreForms.need(pair instanceof Seq names && names.size() == 2, "library");
          Seq names = (Seq) pair;
          boolean imported = isImported(interfaces, names.get(0));
          (imported ? again : own).add(new Seq(new Object[] {names.get(0)}, names.get(1), 0));
        }
      } else {
        (isImported(interfaces, item) ? again : own).add(item);
      }
    }
    List<Object> forms = new ArrayList<>();
    String module = ImportSpec.libraryName((Seq) Data.strip(name));
    Object[] parts =
        Arrays.stream(module.substring(1, module.length() - 1).split(" ", -1))
            .toArray(Object[]::new);
    boolean versioned = name.size() > 1 && name.get(name.size() - 1) instanceof Seq;
    forms.add(
        Expander.form(
            "define-module",
            Seq.of(parts),
            new Data.Keyword("pure"),
            new Data.Keyword("version"),
            versioned ? name.get(name.size() - 1) : Seq.EMPTY));
    for (Object set : imports) {
      forms.add(Expander.form("import", set));
    }
    forms.add(Expander.form("re-export", again.toArray()));
    forms.add(Expander.form("export", own.toArray()));
    forms.addAll(Arrays.asList(body));
    return forms.toArray();
  }

  private static boolean isImported(List<Interface> interfaces, Object name) {
    Object symbol = Data.strip(name);
    return interfaces.stream().anyMatch(i -> i.names.containsKey(String.valueOf(symbol)));
  }

  /** {@code (define-library NAME DECLARATION ...)}. */
  static Object[] defineLibrary(Splices splices, Seq form) {
    CoreForms.need(form.size() >= 2 && form.get(1) instanceof Seq, "define-library");
    List<Object> exports = new ArrayList<>();
    List<Object> imports = new ArrayList<>();
    List<Object> body = new ArrayList<>();
    List<Object> pending = new ArrayList<>(Arrays.asList(form.rest(2)));
    while (!pending.isEmpty()) {
      Object item = pending.remove(0);
      if (!(item instanceof Seq declaration) || declaration.size() == 0) {
        throw SchemeError.syntax("define-library");
      }
      List<Object> rest = Arrays.asList(declaration.rest(1));
      switch (String.valueOf(Data.strip(declaration.get(0)))) {
        case "export" -> exports.addAll(rest);
        case "import" -> imports.addAll(rest);
        case "begin" -> body.addAll(rest);
        case "include", "include-ci" -> {
          for (Object path : rest) {
            if (path instanceof Text) {
              body.add(Expander.form("include", path));
            }
          }
        }
        case "include-library-declarations" -> {
          for (int i = rest.size() - 1; i >= 0; i--) {
            if (rest.get(i) instanceof Text path) {
              pending.addAll(0, splices.included(path.value(), false));
            }
          }
        }
        case "cond-expand" -> {
          for (Object clause : rest) {
            if (clause instanceof Seq seq && seq.size() > 0 && splices.holds(seq.get(0), true)) {
              pending.addAll(0, Arrays.asList(seq.rest(1)));
              break;
            }
          }
        }
        default -> throw SchemeError.syntax("define-library");
      }
    }
    Object[] all = new Object[body.size() + 4];
    all[0] = Expander.own("library");
    all[1] = form.get(1);
    all[2] = Expander.form("export", exports.toArray());
    all[3] = Expander.form("import", imports.toArray());
    for (int i = 0; i < body.size(); i++) {
      all[i + 4] = body.get(i);
    }
    return new Object[] {new Seq(all, null, form.spot)};
  }
}
