package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import modplan.load.Data.Keyword;
import modplan.load.Data.Seq;
import modplan.load.Env.Cell;
import modplan.load.Mod.Var;
import org.jspecify.annotations.Nullable;

/** Forms that define names or change the module: what they come to in terms of simpler ones. */
final class Definers {
  private final World world;

  private static final Set<String> KNOWN =
      Set.of(
          "define-record-type",
          "define-immutable-record-type",
          "define-class",
          "define-generic",
          "define-method",
          "define-accessor",
          "define-condition-type",
          "define-enumeration",
          "define-wrapped-pointer-type",
          "match",
          "match-lambda",
          "match-lambda*",
          "match-let",
          "match-let*",
          "match-letrec",
          "receive",
          "let-values",
          "let*-values",
          "and-let*",
          "cut",
          "cute",
          "guard",
          "define-option-interface",
          "begin-deprecated",
          "condition",
          "set-field",
          "set-fields",
          "library",
          "define-library");

  /** Whether a macro of this name that comes with Guile has a rewriting of ours. */
  static boolean knows(String name) {
    return KNOWN.contains(name);
  }

  /** The first method of a generic makes it. */
  static final class EnsureGeneric extends Ir {
    private final String module;
    private final String name;

    EnsureGeneric(String module, String name) {
      this.module = module;
      this.name = name;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Var variable = world.variable(module, name);
      Mod target = world.known(module);
      if ((variable == null || variable.value == null) && target != null) {
        target.local(name).value = Data.Atom.TRUTHY;
      }
      return Data.Atom.UNSPECIFIED;
    }
  }

  private static Seq form(String head, Object... rest) {
    return Expander.form(head, rest);
  }

  private static void need(boolean holds, String name) {
    CoreForms.need(holds, name);
  }

  Definers(World world) {
    this.world = world;
  }

  /** A derived name in the scope of the one that it is derived from. */
  static Object derive(Object identifier, String name) {
    return identifier instanceof Data.Alias alias
        ? alias.expansion.alias(name, alias.env, alias.module)
        : name;
  }

  // ---------------------------------------------------------------- definitions

  /** {@code (define name value)} of {@code (define ((f a) b) ...)} and the simpler ways. */
  Seq uncurry(Seq form, boolean star) {
    need(form.size() >= 2, "define");
    Object target = form.get(1);
    Object[] body = form.rest(2);
    while (target instanceof Seq seq) {
      need(seq.size() >= 1 && body.length > 0, "define");
      Object formals = seq.from(1);
      body = new Object[] {CoreForms.bodyForm(star ? "lambda*" : "lambda", formals, body)};
      target = seq.get(0);
    }
    need(Data.isIdentifier(target), "define");
    need(body.length <= 1, "define");
    Object[] items = new Object[body.length + 2];
    items[0] = Expander.own("define");
    items[1] = target;
    System.arraycopy(body, 0, items, 2, body.length);
    return new Seq(items, null, form.spot);
  }

  private static Object definedName(Object target) {
    Object name = target;
    while (name instanceof Seq seq && seq.size() > 0) {
      name = seq.get(0);
    }
    return name;
  }

  /** The form in terms of simpler definitions; null if it is no definition. */
  @Nullable Seq desugar(String name, Seq form, @Nullable Env env) {
    if (form.size() < 2) {
      return null;
    }
    Object first = form.get(1);
    switch (name) {
      case "define-public", "define*-public":
        return exporting(form, name.startsWith("define*") ? "define*" : "define");
      case "define-public*":
        return exporting(TreeForms.publicDefinition(form), "define");
      case "define-syntax-public":
        return exporting(form, "define-syntax");
      case "define-syntax-rule-public":
        return exporting(form, "define-syntax-rule");
      case "define-syntax-parameter-public":
        return exporting(form, "define-syntax-parameter");
      case "defmacro-public", "defmacro*-public":
        return exporting(form, "defmacro");
      case "define-macro-public":
        return exporting(form, "define-macro");
      case "define-once":
        return once(form);
      case "define-integrable":
        return first instanceof Seq target && target.isProper()
            ? inlinable(target.get(0), target.rest(1), form.rest(2))
            : again(form, "define");
      case "define-inlinable":
        need(first instanceof Seq target && target.size() >= 1 && target.isProper(), name);
        Seq target = (Seq) first;
        return inlinable(target.get(0), target.rest(1), form.rest(2));
      case "define-syntax-rule":
        {
          boolean isDocumented = form.size() == 4 && TreeForms.isText(form.get(2));
          need(
              first instanceof Seq pattern
                  && pattern.size() >= 1
                  && (form.size() == 3 || isDocumented),
              name);
          Seq pattern = (Seq) first;
          Object template = form.get(form.size() - 1);
          Object[] items = pattern.items.clone();
          items[0] = "_";
          return form(
              "define-syntax",
              pattern.get(0),
              form(
                  "syntax-rules",
                  Seq.EMPTY,
                  Seq.of(new Seq(items, pattern.tail, pattern.spot), template)));
        }
      case "define-record-type", "define-immutable-record-type":
        return Records.define(name, form);
      case "define-record-type*":
        return GuixRecords.define(world, form, TreeForms.recordTypesAreMacros(world));
      case "define-values":
        return defineValues(form);
      case "define-class", "define-class-with-accessors", "define-class-with-accessors-keywords":
        return defineClass(form);
      case "define-generic", "define-accessor", "define-extended-generic":
        return form("begin", form("define", first, form("%truthy", form.rest(2))));
      case "define-extended-generics":
        return form("begin");
      case "define-method", "define-method*":
        return defineMethod(form);
      case "define-condition-type":
        return conditionType(form);
      case "define-exception-type":
        return conditionType(form);
      case "define-enumeration":
        return enumeration(form);
      case "define-wrapped-pointer-type":
        return wrappedPointer(form);
      case "define-peg-pattern":
        return form.size() >= 4 ? form("define", first, form("%truthy")) : null;
      case "define-stream":
        return first instanceof Seq && form.size() > 2
            ? form(
                "define", first, form("delay", CoreForms.bodyForm("let", Seq.EMPTY, form.rest(2))))
            : null;
      case "define-peg-string-patterns", "define-foreign-object-type":
        return name.equals("define-foreign-object-type") ? foreignObject(form) : null;
      case "define-option-interface":
        return optionInterface(form);
      case "define-typed-record", "define-tagged-inlinable":
        return null;
      default:
        return null;
    }
  }

  /** {@code (define-once x value)} keeps the value that there is. */
  private static Seq once(Seq form) {
    need(form.size() == 3 && Data.isIdentifier(form.get(1)), "define-once");
    Object name = form.get(1);
    return form(
        "define",
        name,
        form(
            "if",
            form("module-locally-bound?", form("current-module"), form("quote", name)),
            name,
            form.get(2)));
  }

  private static Seq again(Seq form, String head) {
    Object[] items = form.items.clone();
    items[0] = Expander.own(head);
    return new Seq(items, null, form.spot);
  }

  private static Seq exporting(Seq form, String head) {
    return form("begin", again(form, head), form("export", definedName(form.get(1))));
  }

  /** {@code define-inlinable}: a macro, and the procedure for uses that are no calls. */
  static Seq inlinable(Object name, Object[] formals, Object[] body) {
    return inlinable("% ", name, formals, body);
  }

  /** The same with a prefix for the name of the procedure; that of SRFI-9 differs. */
  static Seq inlinable(String prefix, Object name, Object[] formals, Object[] body) {
    Object procedure = derive(name, prefix + Data.symbol(name) + "-procedure");
    return form(
        "begin",
        form("define", procedure, CoreForms.bodyForm("lambda", Seq.of(formals), body)),
        form("define-syntax", name, new Inlining(Data.symbol(procedure), formals, body)));
  }

  /** A transformer that knows its module only when it is installed. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Inlining(String procedure, Object[] formals, Object[] body) {}

  private static Seq defineValues(Seq form) {
    need(form.size() == 3, "define-values");
    List<Object> names = new ArrayList<>();
    if (form.get(1) instanceof Seq seq) {
      names.addAll(Arrays.asList(seq.items));
      if (seq.tail != null) {
        names.add(seq.tail);
      }
    } else {
      names.add(form.get(1));
    }
    List<Object> all = new ArrayList<>();
    all.add(form.get(2));
    for (Object name : names) {
      all.add(form("define", name, form("%unknown")));
    }
    return form("begin", all.toArray());
  }

  private static Seq defineClass(Seq form) {
    List<Object> strict = new ArrayList<>();
    List<Object> definitions = new ArrayList<>();
    if (form.size() > 2 && form.get(2) instanceof Seq supers) {
      strict.addAll(Arrays.asList(supers.items));
    }
    for (Object slot : form.rest(3)) {
      if (!(slot instanceof Seq seq)) {
        continue;
      }
      for (int i = 1; i + 1 < seq.size(); i += 2) {
        String option = seq.get(i) instanceof Keyword keyword ? keyword.name() : "";
        switch (option) {
          case "getter", "setter", "accessor" ->
              definitions.add(form("%ensure-generic", seq.get(i + 1)));
          case "init-form" -> strict.add(form("lambda", Seq.EMPTY, seq.get(i + 1)));
          case "init-keyword", "allocation" -> {}
          default -> strict.add(seq.get(i + 1));
        }
      }
    }
    List<Object> all = new ArrayList<>();
    all.add(form("define", form.get(1), form("%truthy", strict.toArray())));
    all.addAll(definitions);
    return form("begin", all.toArray());
  }

  /** {@code (define-method (name (a <class>) b ...) body ...)}. */
  private static Seq defineMethod(Seq form) {
    need(form.get(1) instanceof Seq target && target.size() >= 1, "define-method");
    Seq target = (Seq) form.get(1);
    List<Object> classes = new ArrayList<>();
    List<Object> formals = new ArrayList<>();
    for (Object formal : target.rest(1)) {
      if (formal instanceof Seq typed && typed.size() == 2) {
        formals.add(typed.get(0));
        classes.add(typed.get(1));
      } else {
        formals.add(formal);
      }
    }
    classes.add(
        CoreForms.bodyForm(
            form.items.length > 0 && Data.isSymbol(form.get(0), "define-method*")
                ? "lambda*"
                : "lambda",
            new Seq(formals.toArray(), target.tail, 0),
            form.size() > 2 ? form.rest(2) : new Object[] {false}));
    Object name = target.get(0);
    Object generic = name instanceof Seq setter && setter.size() == 2 ? setter.get(1) : name;
    return form("begin", form("%ensure-generic", generic), form("%keep", classes.toArray()));
  }

  /** SRFI-35 {@code (define-condition-type &type &parent predicate (field accessor) ...)}. */
  private static Seq conditionType(Seq form) {
    List<Object> all = new ArrayList<>();
    Object parent = form.size() > 2 ? form.get(2) : false;
    all.add(form("define", form.get(1), form("%truthy", parent)));
    for (Object part : form.rest(3)) {
      if (Data.isIdentifier(part)) {
        all.add(form("define", part, form("%truthy")));
      } else if (part instanceof Seq field && field.size() == 2) {
        all.add(form("define", field.get(1), form("%truthy")));
      }
    }
    return form("begin", all.toArray());
  }

  private static Seq enumeration(Seq form) {
    need(form.size() == 4 && form.get(2) instanceof Seq, "define-enumeration");
    Set<String> symbols = new HashSet<>();
    for (Object symbol : ((Seq) form.get(2)).items) {
      symbols.add(String.valueOf(Data.strip(symbol)));
    }
    return form(
        "begin",
        form("define-syntax", form.get(1), new Macro.Enumeration(symbols, false)),
        form("define-syntax", form.get(3), new Macro.Enumeration(symbols, true)));
  }

  /** {@code (define-wrapped-pointer-type name predicate wrap unwrap printer)}. */
  private static Seq wrappedPointer(Seq form) {
    need(form.size() >= 5, "define-wrapped-pointer-type");
    Object type = form.get(1);
    return form(
        "begin",
        form("define", type, form("%record-type")),
        inlinable(form.get(2), new Object[] {"x"}, new Object[] {form("%record?", type, "x")}),
        form("define", form.get(3), form("%truthy", form.rest(5))),
        inlinable(form.get(4), new Object[] {"x"}, new Object[] {form("%unknown", "x")}));
  }

  /** {@code (define-option-interface (interface (procedure ...) (macro)))}. */
  private static Seq optionInterface(Seq form) {
    need(form.get(1) instanceof Seq spec && spec.size() == 3, "define-option-interface");
    Seq spec = (Seq) form.get(1);
    List<Object> all = new ArrayList<>();
    if (spec.get(1) instanceof Seq procedures) {
      for (Object procedure : procedures.items) {
        all.add(form("define", procedure, form("%truthy")));
      }
    }
    if (spec.get(2) instanceof Seq macros) {
      for (Object macro : macros.items) {
        all.add(form("define-syntax", macro, new Macro.Opaque("a macro that sets options")));
      }
    }
    return form("begin", all.toArray());
  }

  private static Seq foreignObject(Seq form) {
    List<Object> all = new ArrayList<>();
    for (Object part : form.rest(1)) {
      if (Data.isIdentifier(part)) {
        all.add(form("define", part, form("%truthy")));
      } else if (part instanceof Seq slots) {
        for (Object slot : slots.items) {
          if (Data.isIdentifier(slot)) {
            all.add(form("define", slot, form("%truthy")));
          }
        }
      }
      if (part instanceof Keyword) {
        break;
      }
    }
    return form("begin", all.toArray());
  }
}
