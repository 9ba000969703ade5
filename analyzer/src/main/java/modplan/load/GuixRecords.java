package modplan.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modplan.load.Data.Alias;
import modplan.load.Data.Atom;
import modplan.load.Data.Expansion;
import modplan.load.Data.Seq;
import modplan.load.Data.Vec;
import modplan.load.Env.Local;
import modplan.load.Macro.Field;
import org.jspecify.annotations.Nullable;

/**
 * Record types of Guix ({@code (guix records)}): fields with defaults and sanitizers, thunked,
 * delayed and innate ones.
 */
final class GuixRecords {
  private static final String RECORDS = "(guix records)";
  private static final String MISMATCH = "record-abi-mismatch-error";

  private GuixRecords() {}

  private static Seq form(String head, Object... rest) {
    return Expander.form(head, rest);
  }

  /**
   * The constructor of a record type as a transformer; names that are derived from those of the
   * type.
   */
  record Type(
      String name, List<Field> fields, String procedure, @Nullable String type, String cookie) {
    Macro constructor(String module) {
      Expansion definition = new Expansion();
      List<Field> renamed = new ArrayList<>(fields.size());
      for (Field field : fields) {
        renamed.add(
            new Field(
                field.name(),
                field.delayed(),
                field.innate(),
                rename(field.initial(), definition, module),
                rename(field.sanitizer(), definition, module)));
      }
      return new Macro.RecordConstructor(
          name, List.copyOf(renamed), module, procedure, type, cookie);
    }

    /** A datum of the definition where it is put into a use. */
    private static @Nullable Object rename(
        @Nullable Object x, Expansion definition, String module) {
      if (x instanceof String || x instanceof Alias) {
        return definition.alias(x, null, module);
      } else if (x instanceof Seq seq) {
        Object[] items = Deep.call(() -> renameAll(seq.items, definition, module));
        return new Seq(items, rename(seq.tail, definition, module), 0);
      } else if (x instanceof Vec vector) {
        return new Vec(Deep.call(() -> renameAll(vector.items(), definition, module)));
      }
      return x;
    }

    private static Object[] renameAll(Object[] items, Expansion definition, String module) {
      Object[] renamed = new Object[items.length];
      for (int i = 0; i < items.length; i++) {
        Object item = rename(items[i], definition, module);
        renamed[i] = item == null ? Atom.UNKNOWN : item;
      }
      return renamed;
    }
  }

  /** The name of a type as a transformer. */
  record TypeName(String descriptor, List<Field> fields) {
    Macro macro(String module) {
      return new Macro.RecordType(descriptor, fields, module);
    }
  }

  /**
   * {@code (<type> (map-fields _ _) macro)} becomes {@code (macro ((field kind) ...))}; any other
   * use is none.
   */
  static @Nullable Object describe(Expander expander, Macro.RecordType type, Object use) {
    if (!(use instanceof Seq seq)
        || seq.size() != 3
        || !(seq.get(1) instanceof Seq query)
        || query.size() != 3
        || !Data.isSymbol(query.get(0), "map-fields")) {
      return null;
    }
    List<Object> fields = new ArrayList<>();
    for (Field field : type.fields()) {
      fields.add(
          Seq.of(
              expander.rename(field.name(), null, type.module()),
              expander.rename(field.delayed() ? "thunked" : "normal", null, type.module())));
    }
    return Seq.of(seq.get(2), Seq.of(fields.toArray()));
  }

  private record Spec(Object name, @Nullable Object getter, Field field) {}

  /**
   * {@code (define-record-type* <type> syntactic-constructor constructor predicate this-type (field
   * getter option ...) ...)}.
   *
   * @param typeIsMacro whether {@code <type>} is an identifier macro, as in Guix since 2022
   */
  static Seq define(World world, Seq form, boolean typeIsMacro) {
    List<Object> names = new ArrayList<>();
    List<Spec> specs = new ArrayList<>();
    for (Object part : form.rest(1)) {
      if (Data.isIdentifier(part)) {
        names.add(part);
      } else if (part instanceof Seq field && field.size() >= 1) {
        specs.add(spec(field));
      }
    }
    CoreForms.need(names.size() >= 4, "define-record-type*");
    Object type = names.get(0);
    String typeName = Data.symbol(type);
    Object constructor = names.get(2);
    Object descriptor = typeIsMacro ? Definers.derive(type, "% " + typeName + " rtd") : type;
    Object cookie = Definers.derive(type, "% " + typeName + " abi-cookie");
    Object procedure =
        Definers.derive(
            constructor,
            typeIsMacro
                ? " %" + Data.symbol(constructor) + "-procedure/abi-check"
                : "%" + Data.symbol(constructor) + "-procedure");
    List<Object> all = new ArrayList<>();
    all.add(srfi9(descriptor, constructor, names.get(3), specs));
    if (typeIsMacro) {
      List<Field> fields = specs.stream().map(Spec::field).toList();
      all.add(form("define-syntax", type, new TypeName(Data.symbol(descriptor), fields)));
      all.add(form("define", procedure, maker(world, descriptor)));
    }
    all.add(form("define", cookie, form("%truthy")));
    if (names.size() > 4) {
      all.add(form("define-syntax", names.get(4), new Macro.Opaque("a record being made")));
    }
    for (Spec spec : specs) {
      if (spec.field().delayed() && spec.getter() != null) {
        Object[] value = {form("%unknown", Seq.of(real(spec.getter()), "x"))};
        all.add(Definers.inlinable(spec.getter(), new Object[] {"x"}, value));
      }
    }
    Type made =
        new Type(
            Data.symbol(names.get(1)),
            specs.stream().map(Spec::field).toList(),
            Data.symbol(procedure),
            typeIsMacro ? typeName : null,
            Data.symbol(cookie));
    all.add(form("define-syntax", names.get(1), made));
    return form("begin", all.toArray());
  }

  /**
   * The procedure that checks the layout and makes the record. The code of one state of the tree
   * agrees with itself, so that the check never fails; but what it would call is in the code.
   */
  private static Seq maker(World world, Object descriptor) {
    if (world.variable(RECORDS, MISMATCH) == null) {
      return form("lambda", "fields", form("%unknown"));
    }
    Object mismatch = new Expansion().alias(MISMATCH, null, RECORDS);
    Seq check = form("if", false, Seq.of(mismatch, descriptor));
    return form("lambda", "fields", check, form("%unknown"));
  }

  private static Spec spec(Seq form) {
    boolean delayed = false;
    boolean innate = false;
    Object initial = null;
    Object sanitizer = null;
    for (Object option : form.rest(2)) {
      if (option instanceof Seq seq && seq.size() > 0) {
        switch (String.valueOf(Data.strip(seq.get(0)))) {
          case "thunked", "delayed" -> delayed = true;
          case "innate" -> innate = true;
          case "default" -> initial = seq.size() > 1 ? seq.get(1) : null;
          case "sanitize" -> sanitizer = seq.size() > 1 ? seq.get(1) : null;
          default -> {}
        }
      }
    }
    Object getter = form.size() > 1 && Data.isIdentifier(form.get(1)) ? form.get(1) : null;
    String name = String.valueOf(Data.strip(form.get(0)));
    return new Spec(form.get(0), getter, new Field(name, delayed, innate, initial, sanitizer));
  }

  private static Object real(Object getter) {
    return Definers.derive(getter, "%" + Data.symbol(getter) + "-real");
  }

  private static Seq srfi9(
      Object descriptor, Object constructor, Object predicate, List<Spec> specs) {
    List<Object> parts = new ArrayList<>();
    parts.add(descriptor);
    List<Object> call = new ArrayList<>();
    call.add(constructor);
    specs.forEach(spec -> call.add(spec.name()));
    parts.add(Seq.of(call.toArray()));
    parts.add(predicate);
    for (Spec spec : specs) {
      Object getter = spec.getter();
      if (getter != null) {
        parts.add(Seq.of(spec.name(), spec.field().delayed() ? real(getter) : getter));
      }
    }
    return Records.define("define-record-type", form("define-record-type", parts.toArray()));
  }

  /**
   * {@code (package (inherit p) (name "x") (inputs ...))}: values of thunked and delayed fields run
   * later, all others now, each in the scope of the fields before it; then the defaults of the
   * fields that are not given, if nothing is inherited or the field is innate.
   */
  static Ir construct(
      Expander expander, Macro.RecordConstructor constructor, Seq form, @Nullable Env outer) {
    Map<String, Field> fields = new HashMap<>();
    constructor.fields().forEach(field -> fields.put(field.name(), field));
    Env env = outer;
    boolean inherits = false;
    List<Local> locals = new ArrayList<>();
    List<Ir> values = new ArrayList<>();
    int before = expander.spot;
    for (Object item : form.rest(1)) {
      if (!(item instanceof Seq given) || given.size() < 2 || !Data.isIdentifier(given.get(0))) {
        throw SchemeError.syntax("invalid field specifier");
      }
      expander.spot = given.spot != 0 ? given.spot : before;
      String name = Data.symbol(given.get(0));
      Field field = fields.remove(name);
      values.add(value(expander, field, given.rest(1), env));
      if (name.equals("inherit") && field == null) {
        inherits = true;
        locals.add(new Local(name));
      } else {
        env = new Env(env);
        locals.add(Scopes.local(given.get(0), env));
      }
    }
    expander.spot = before;
    List<Ir> last = new ArrayList<>();
    for (Field field : constructor.fields()) {
      Object initial = field.initial();
      if (initial != null && fields.containsKey(field.name()) && (!inherits || field.innate())) {
        last.add(value(expander, field, new Object[] {initial}, env));
      }
    }
    last.addAll(checks(expander, constructor, inherits));
    last.add(new Ir.Constant(Atom.TRUTHY));
    Ir code = new Ir.Sequence(last);
    for (int i = locals.size() - 1; i >= 0; i--) {
      code = new Ir.Let(List.of(locals.get(i)), List.of(values.get(i)), false, code);
    }
    return code;
  }

  /** What a use needs of the type itself, and the check of a record that it inherits from. */
  private static List<Ir> checks(
      Expander expander, Macro.RecordConstructor constructor, boolean inherits) {
    List<Ir> checks = new ArrayList<>();
    String module = constructor.module();
    if (constructor.procedure().isEmpty()) {
      return checks; // of a module that is not here
    }
    if (inherits) {
      checks.add(expander.topReference(new Global(module, constructor.cookie())));
      if (constructor.type() != null) {
        Object type = new Expansion().alias(constructor.type(), null, module);
        checks.add(expander.expand(type, null));
      }
      if (expander.world.variable(RECORDS, MISMATCH) != null) {
        checks.add(expander.topReference(new Global(RECORDS, MISMATCH)));
      }
    }
    Ir procedure = expander.topReference(new Global(module, constructor.procedure()));
    boolean isOurs = constructor.type() != null; // see define: it takes whatever it is given
    checks.add(isOurs ? new Call(procedure, List.of(), expander.spot) : procedure);
    return checks;
  }

  private static Ir value(
      Expander expander, @Nullable Field field, Object[] body, @Nullable Env env) {
    boolean delayed = field != null && field.delayed();
    Object sanitizer = field == null ? null : field.sanitizer();
    Object[] forms = sanitizer == null ? body : new Object[] {Seq.of(sanitizer, body[0])};
    if (!delayed) {
      return expander.body(forms, new Env(env));
    }
    expander.lambdas++;
    try {
      Ir code = expander.body(forms, new Env(env));
      return new Ir.Delay(
          new Lambda(List.of(), List.of(), List.of(), List.of(), false, null, code));
    } finally {
      expander.lambdas--;
    }
  }
}
