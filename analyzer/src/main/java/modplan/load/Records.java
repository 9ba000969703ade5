package modplan.load;

import java.util.ArrayList;
import java.util.List;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import org.jspecify.annotations.Nullable;

/** Record types: SRFI-9 and R6RS. */
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
              "%", form.get(3), new Object[] {"x"}, new Object[] {form("%record?", type, "x")}));
    }
    for (int i = at; i < form.size(); i++) {
      if (!(form.get(i) instanceof Seq field)) {
        continue;
      }
      Object index = (long) (i - at);
      if (field.size() > 1) {
        all.add(
            Definers.inlinable(
                "%",
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
        all.add(Definers.inlinable("%", field.get(2), new Object[] {"x", "v"}, body));
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
    return Definers.inlinable("%", name, arguments, new Object[] {Seq.of(call.toArray())});
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
        case "parent-rtd", "protocol" -> strict.addAll(List.of(clause.rest(1)));
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
}
