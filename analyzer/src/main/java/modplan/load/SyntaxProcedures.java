package modplan.load;

import static modplan.load.Primitives.text;
import static modplan.load.Primitives.truth;

import java.util.List;
import java.util.Map;
import modplan.load.Data.Alias;
import modplan.load.Data.Atom;
import modplan.load.Data.Expansion;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Primitives.Primitive;

/** Guile's procedures on syntax, symbols and strings. */
final class SyntaxProcedures {
  private SyntaxProcedures() {}

  private static final Seq SOURCE =
      Seq.of(
          new Seq(new Object[] {"filename"}, Atom.STRING, 0),
          new Seq(new Object[] {"line"}, Atom.NUMBER, 0),
          new Seq(new Object[] {"column"}, Atom.NUMBER, 0));

  static void register(Map<String, Primitive> known) {
    known.put("syntax-source", (world, args) -> SOURCE);
    known.put("syntax->datum", (world, args) -> Data.strip(args[0]));
    known.put(
        "datum->syntax",
        (world, args) -> args.length < 2 ? Atom.UNKNOWN : inContext(args[0], args[1]));
    known.put("syntax-source", (world, args) -> false); // places are no part of what we know
    known.put("identifier?", (world, args) -> truth(args[0], Data::isIdentifier));
    known.put(
        "free-identifier=?",
        (world, args) -> areIdentifiers(args) && world.expander.sameMeaning(args[0], args[1]));
    known.put("bound-identifier=?", (world, args) -> args[0].equals(args[1]));
    known.put(
        "generate-temporaries",
        (world, args) -> {
          if (!(args[0] instanceof Seq seq)) {
            return Atom.UNKNOWN;
          }
          Object[] names = new Object[seq.size()];
          for (int i = 0; i < names.length; i++) {
            names[i] = new Alias("t-" + i, null, world.current.name, new Expansion());
          }
          return Seq.of(names);
        });
    known.put(
        "symbol->string",
        (world, args) -> args[0] instanceof String name ? new Text(name) : Atom.STRING);
    known.put("symbol", (world, args) -> symbol(TextProcedures.ofCharacters(Seq.of(args))));
    known.put("string->symbol", (world, args) -> symbol(args[0]));
    known.put(
        "symbol->keyword",
        (world, args) -> args[0] instanceof String s ? new Data.Keyword(s) : Atom.UNKNOWN);
    known.put(
        "keyword->symbol",
        (world, args) -> args[0] instanceof Data.Keyword k ? k.name() : Atom.UNKNOWN);
    known.put(
        "self-evaluating?",
        (world, args) ->
            args[0] == Atom.DATUM
                ? Atom.UNKNOWN
                : Primitives.truth(args[0], x -> !Data.isIdentifier(x) && !(x instanceof Seq)));
    for (String making : List.of("gensym", "module-gensym")) {
      known.put(making, (world, args) -> world.freshName());
    }
    known.put(
        "symbol-append",
        (world, args) -> {
          StringBuilder name = new StringBuilder();
          for (Object arg : args) {
            if (!(arg instanceof String part)) {
              return Atom.UNKNOWN;
            }
            name.append(part);
          }
          return name.toString();
        });
    known.put(
        "string-append",
        (world, args) -> {
          StringBuilder text = new StringBuilder();
          boolean isKnown = true;
          for (Object arg : args) {
            if (arg instanceof Text part) {
              text.append(part.value());
            } else if (arg == Atom.STRING || arg == Atom.UNKNOWN || arg == Atom.TRUTHY) {
              isKnown = false;
            } else if (arg instanceof Value.External || arg instanceof Value.Instance) {
              isKnown = false;
            } else if (arg instanceof InputProcedures.FilePath) {
              isKnown = false;
            } else {
              throw new SchemeError("wrong-type-arg", "string-append");
            }
          }
          return isKnown ? new Text(text.toString()) : Atom.STRING;
        });
    known.put(
        "syntax-violation",
        (world, args) -> {
          throw new SchemeError("syntax-error", text(args, 1), true);
        });
    known.put("syntax-local-binding", (world, args) -> binding(world, args[0]));
    known.put("make-variable-transformer", (world, args) -> args[0]);
  }

  /**
   * {@code syntax-local-binding} of (system syntax): what an identifier is bound to where the macro
   * is used, and a value that nobody knows. Which macros of Guile are in its core is not known.
   */
  private static Object binding(World world, Object identifier) {
    if (!Data.isIdentifier(identifier)) {
      return Atom.UNKNOWN;
    }
    Object meaning = world.expander.meaning(identifier, world.expander.useEnv);
    Object type = Atom.UNKNOWN;
    if (meaning instanceof Env.Local) {
      type = "lexical";
    } else if (meaning instanceof Env.PatternVariable) {
      type = "pattern-variable";
    } else if (meaning instanceof Global global) {
      Mod.Var variable = world.variable(global.module(), global.name());
      Macro macro = world.expander.macro(identifier, world.expander.useEnv);
      if (macro == null && (variable == null || !variable.madeUp)) {
        type = "global";
      } else if (macro != null && !(macro instanceof Macro.Builtin)) {
        boolean isParameter = macro instanceof Macro.Procedural p && p.isParameter();
        type = isParameter ? "syntax-parameter" : "macro";
      }
    }
    return new Value.Multiple(new Object[] {type, Atom.UNKNOWN});
  }

  private static Object symbol(Object name) {
    return name instanceof Text text ? text.value() : Atom.UNKNOWN;
  }

  private static boolean areIdentifiers(Object[] args) {
    return Data.isIdentifier(args[0]) && Data.isIdentifier(args[1]);
  }

  /** {@code datum->syntax}: symbols take the scope of the identifier. */
  private static Object inContext(Object context, Object datum) {
    if (datum == Atom.UNKNOWN) {
      return datum;
    }
    if (datum instanceof String && context instanceof Alias alias) {
      return alias.expansion.alias(datum, alias.env, alias.module);
    }
    return datum instanceof Seq seq ? Deep.call(() -> partsInContext(context, seq)) : datum;
  }

  private static Seq partsInContext(Object context, Seq seq) {
    Object[] items = new Object[seq.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = inContext(context, seq.get(i));
    }
    return new Seq(items, seq.tail == null ? null : inContext(context, seq.tail), seq.spot);
  }
}
