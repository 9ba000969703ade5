package modplan.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/** Record types: SRFI-9, R6RS, and those of Guix with thunked and delayed fields. */
final class Records {
  private Records() {}

  private static Seq form(String head, Object... rest) {
    return Expander.form(head, rest);
  }

  /** {@code define-record-type} and {@code define-immutable-record-type}. */
  static Seq define(String name, Seq form) {
    if (form.size() < 3 || isR6rs(form)) {
      return r6rs(form);
    }
    boolean immutable = name.contains("immutable");
    Object type = form.get(1) instanceof Seq spec && spec.size() > 0 ? spec.get(0) : form.get(1);
    List<Object> fields = new ArrayList<>();
    int at = 4;
    for (int i = at; i < form.size(); i++) {
      fields.add(form.get(i) instanceof Seq field && field.size() > 0 ? field.get(0) : form.get(i));
    }
    List<Object> all = new ArrayList<>();
    all.add(form("define", type, form("%record-type")));
    Object constructor = form.get(2);
    if (constructor instanceof Seq spec && spec.size() > 0) {
      all.add(constructor(type, spec.get(0), spec.rest(1), fields));
    } else if (Data.isIdentifier(constructor)) {
      all.add(constructor(type, constructor, fields.toArray(), fields));
    }
    if (form.size() > 3 && Data.isIdentifier(form.get(3))) {
      all.add(
          Definers.inlinable(
              form.get(3), new Object[] {"x"}, new Object[] {form("%record?", type, "x")}));
    }
    for (int i = at; i < form.size(); i++) {
      if (!(form.get(i) instanceof Seq field)) {
        continue;
      }
      Object index = (long) (i - at);
      if (field.size() > 1) {
        all.add(
            Definers.inlinable(
                field.get(1),
                new Object[] {"x"},
                new Object[] {form("%record-ref", type, "x", index)}));
      }
      if (field.size() > 2) {
        Object[] body = {
          immutable
              ? form("%record-with", type, "x", index, "v")
              : form("begin", type, "x", "v", form("%unknown"))
        };
        all.add(Definers.inlinable(field.get(2), new Object[] {"x", "v"}, body));
      }
    }
    return form("begin", all.toArray());
  }

  private static Seq constructor(
      Object type, Object name, Object[] arguments, List<Object> fields) {
    List<Object> call = new ArrayList<>();
    call.add(Expander.own("%record"));
    call.add(type);
    for (Object field : fields) {
      boolean given = false;
      for (Object argument : arguments) {
        given |= argument.equals(field);
      }
      call.add(given ? field : false);
    }
    return Definers.inlinable(name, arguments, new Object[] {Seq.of(call.toArray())});
  }

  private static boolean isR6rs(Seq form) {
    if (form.size() < 3) {
      return true;
    }
    Object second = form.get(2);
    return second instanceof Seq clause
        && clause.size() > 0
        && Data.isIdentifier(clause.get(0))
        && switch (Data.symbol(clause.get(0))) {
          case "fields", "parent", "protocol", "sealed", "opaque", "nongenerative", "parent-rtd" ->
              true;
          default -> false;
        };
  }

  /** {@code (define-record-type (name constructor predicate) clause ...)} binds variables only. */
  private static Seq r6rs(Seq form) {
    Object type = form.get(1);
    Object name = type;
    Object constructor;
    Object predicate;
    if (type instanceof Seq spec && spec.size() == 3) {
      name = spec.get(0);
      constructor = spec.get(1);
      predicate = spec.get(2);
    } else {
      constructor = Definers.derive(name, "make-" + Data.symbol(name));
      predicate = Definers.derive(name, Data.symbol(name) + "?");
    }
    List<Object> strict = new ArrayList<>();
    List<Object> all = new ArrayList<>();
    for (Object item : form.rest(2)) {
      if (!(item instanceof Seq clause) || clause.size() < 1) {
        continue;
      }
      switch (String.valueOf(Data.strip(clause.get(0)))) {
        case "fields" -> {
          for (Object spec : clause.rest(1)) {
            fields(name, spec, all);
          }
        }
        case "parent", "parent-rtd", "protocol" -> strict.addAll(List.of(clause.rest(1)));
        default -> {}
      }
    }
    all.add(0, form("define", name, form("%truthy", strict.toArray())));
    all.add(form("define", constructor, form("%truthy")));
    all.add(form("define", predicate, form("%truthy")));
    return form("begin", all.toArray());
  }

  private static void fields(Object type, Object spec, List<Object> into) {
    Object field = spec;
    String mutable = "";
    Object[] accessors = {};
    if (spec instanceof Seq seq && seq.size() >= 2) {
      mutable = String.valueOf(Data.strip(seq.get(0)));
      field = seq.get(1);
      accessors = seq.rest(2);
    }
    String base = Data.symbol(type) + "-" + String.valueOf(Data.strip(field));
    into.add(
        form(
            "define",
            accessors.length > 0 ? accessors[0] : Definers.derive(type, base),
            form("%truthy")));
    if (mutable.equals("mutable")) {
      into.add(
          form(
              "define",
              accessors.length > 1 ? accessors[1] : Definers.derive(type, base + "-set!"),
              form("%truthy")));
    }
  }

  // ---------------------------------------------------------------- (srfi srfi-9 gnu)

  /** {@code (set-field record (getter ...) value)} and {@code set-fields}. */
  static Ir setFields(Expander expander, String name, Seq form, @Nullable Env env) {
    List<Ir> parts = new ArrayList<>();
    parts.add(expander.expand(form.get(1), env));
    if (name.equals("set-field")) {
      CoreForms.need(form.size() == 4, name);
      getters(expander, form.get(2), env);
      parts.add(expander.expand(form.get(3), env));
    } else {
      for (Object item : form.rest(2)) {
        CoreForms.need(item instanceof Seq pair && pair.size() == 2, name);
        getters(expander, ((Seq) item).get(0), env);
        parts.add(expander.expand(((Seq) item).get(1), env));
      }
    }
    parts.add(new Ir.Constant(Atom.UNKNOWN));
    return new Ir.Sequence(parts);
  }

  private static void getters(Expander expander, Object path, @Nullable Env env) {
    CoreForms.need(path instanceof Seq, "set-field");
    for (Object getter : ((Seq) path).items) {
      Macro macro = Data.isIdentifier(getter) ? expander.macro(getter, env) : null;
      if (macro == null) {
        throw SchemeError.syntax("unknown getter");
      }
    }
  }

  // ---------------------------------------------------------------- Guix

  /** {@code (match-record record type (field (field variable) ...) body ...)}. */
  static Seq matchRecord(Seq form) {
    return form("begin", form.get(2), fieldsOf(form.get(1), form.get(3), form.rest(4)));
  }

  /** {@code (match-record-lambda type (field ...) body ...)}. */
  static Seq matchRecordLambda(Seq form) {
    Object record = new Data.Alias("record", null, "(guile)", new Data.Expansion());
    return form("lambda", Seq.of(record), fieldsOf(record, form.get(2), form.rest(3)));
  }

  private static Seq fieldsOf(Object record, Object fields, Object[] body) {
    CoreForms.need(fields instanceof Seq, "match-record");
    List<Object> bindings = new ArrayList<>();
    for (Object field : ((Seq) fields).items) {
      Object variable = field instanceof Seq pair && pair.size() == 2 ? pair.get(1) : field;
      bindings.add(Seq.of(variable, form("%unknown", record)));
    }
    return CoreForms.bodyForm("let", Seq.of(bindings.toArray()), body);
  }

  /** The constructor of a record type of Guix as a transformer. */
  record GuixType(String name, List<Macro.Field> fields) {
    Macro constructor(String module) {
      return new Macro.RecordConstructor(name, fields, module);
    }
  }

  /**
   * {@code (define-record-type* <type> syntactic-constructor constructor predicate this-type (field
   * getter option ...) ...)}.
   */
  static Seq defineGuix(Seq form) {
    List<Object> names = new ArrayList<>();
    List<Macro.Field> fields = new ArrayList<>();
    List<Object> all = new ArrayList<>();
    List<Object> getters = new ArrayList<>();
    List<Object> defaults = new ArrayList<>();
    for (Object part : form.rest(1)) {
      if (Data.isIdentifier(part)) {
        names.add(part);
      } else if (part instanceof Seq field && field.size() >= 1) {
        boolean delayed = false;
        Object initial = null;
        for (Object option : field.rest(2)) {
          if (option instanceof Seq seq && seq.size() > 0) {
            switch (String.valueOf(Data.strip(seq.get(0)))) {
              case "thunked", "delayed" -> delayed = true;
              case "default" -> initial = seq.size() > 1 ? seq.get(1) : null;
              case "sanitize" -> {
                if (seq.size() > 1) {
                  Object call = Seq.of(seq.get(1), form("%unknown"));
                  defaults.add(form("lambda", Seq.EMPTY, call));
                }
              }
              default -> {}
            }
          }
        }
        if (initial != null) {
          defaults.add(form("lambda", Seq.EMPTY, initial));
        }
        fields.add(new Macro.Field(String.valueOf(Data.strip(field.get(0))), delayed, initial));
        if (field.size() > 1 && Data.isIdentifier(field.get(1))) {
          getters.add(field.get(1));
        }
      }
    }
    CoreForms.need(names.size() >= 2, "define-record-type*");
    Object type = names.get(0);
    all.add(form("define", type, form("%record-type")));
    Macro opaque = new Macro.Opaque("a record constructor or predicate");
    for (int i = 2; i < names.size(); i++) {
      all.add(
          i == 4 || Data.symbol(names.get(i)).startsWith("this-")
              ? form("define-syntax", names.get(i), opaque)
              : Definers.inlinable(
                  names.get(i),
                  i == 2 ? new Object[] {"x", "y", "z"} : new Object[] {"x"},
                  new Object[] {form("%unknown", type)}));
    }
    for (Object getter : getters) {
      all.add(
          Definers.inlinable(
              getter,
              new Object[] {"x"},
              new Object[] {form("begin", type, form("%unknown", "x"))}));
    }
    all.add(
        form(
            "define-syntax",
            names.get(1),
            new GuixType(Data.symbol(names.get(1)), List.copyOf(fields))));
    if (!defaults.isEmpty()) {
      all.add(form("%keep", defaults.toArray()));
    }
    return form("begin", all.toArray());
  }

  /**
   * {@code (package (inherit p) (name "x") (inputs ...))}: values of thunked and delayed fields run
   * later, all others now, each in the scope of the fields before it.
   */
  static Ir construct(
      Expander expander, Macro.RecordConstructor constructor, Seq form, @Nullable Env outer) {
    Set<String> delayed = new HashSet<>();
    for (Macro.Field field : constructor.fields()) {
      if (field.delayed()) {
        delayed.add(field.name());
      }
    }
    Env env = outer;
    List<Local> locals = new ArrayList<>();
    List<Ir> values = new ArrayList<>();
    for (Object item : form.rest(1)) {
      if (!(item instanceof Seq field) || field.size() < 2 || !Data.isIdentifier(field.get(0))) {
        throw SchemeError.syntax("invalid field specifier");
      }
      int spot = expander.spot;
      if (field.spot != 0) {
        expander.spot = field.spot;
      }
      String name = Data.symbol(field.get(0));
      Object[] body = field.rest(1);
      Ir value;
      if (delayed.contains(name)) {
        expander.lambdas++;
        try {
          value =
              new Ir.Delay(
                  new Lambda(
                      List.of(),
                      List.of(),
                      List.of(),
                      List.of(),
                      null,
                      expander.body(body, new Env(env))));
        } finally {
          expander.lambdas--;
        }
      } else {
        value = expander.body(body, new Env(env));
      }
      values.add(value);
      if (name.equals("inherit")) {
        locals.add(new Local(name));
      } else {
        env = new Env(env);
        locals.add(Scopes.local(field.get(0), env));
      }
      expander.spot = spot;
    }
    Ir code = new Ir.Constant(Atom.TRUTHY);
    for (int i = locals.size() - 1; i >= 0; i--) {
      code = new Ir.Let(List.of(locals.get(i)), List.of(values.get(i)), false, code);
    }
    return code;
  }
}
