package modplan.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Env.Cell;
import modplan.load.Env.Local;
import modplan.load.Pattern.Many;
import org.jspecify.annotations.Nullable;

/** Code that makes syntax: templates and {@code syntax-case}. */
final class SyntaxCode {
  private SyntaxCode() {}

  /** A list as the matches of a repeated pattern variable. */
  static final class Spliced extends Ir.Nested {
    final Ir list;

    Spliced(Ir list) {
      this.list = list;
    }

    @Override
    Object run(World world, @Nullable Cell cells) {
      Object value = list.eval(world, cells);
      return value instanceof Seq seq && seq.isProper()
          ? new Many(List.of(seq.items))
          : Atom.UNKNOWN;
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      strict.accept(list);
    }
  }

  /** {@code #'x}. */
  static final class Syntax extends Ir {
    final Template template;
    final @Nullable Env env;
    final String module;

    Syntax(Template template, @Nullable Env env, String module) {
      this.template = template;
      this.env = env;
      this.module = module;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      return Template.fill(
          template,
          local -> {
            Cell cell = Cell.find(cells, local);
            return cell == null || cell.value == Atom.UNKNOWN ? unknown() : cell.value;
          },
          identifier -> world.expander.rename(identifier, env, module),
          0);
    }

    private static Object unknown() {
      throw new Beyond("syntax that is computed", "");
    }
  }

  /** {@code syntax-case}. */
  static final class SyntaxCase extends Ir.Nested {
    record Clause(Pattern pattern, @Nullable Ir fender, Ir output) {}

    final Ir input;
    final List<Clause> clauses;
    final @Nullable Env env;
    final String module;

    SyntaxCase(Ir input, List<Clause> clauses, @Nullable Env env, String module) {
      this.input = input;
      this.clauses = clauses;
      this.env = env;
      this.module = module;
    }

    @Override
    Object run(World world, @Nullable Cell cells) {
      Object datum = input.eval(world, cells);
      if (datum == Atom.UNKNOWN) {
        throw new Beyond("syntax that is computed", "");
      }
      for (Clause clause : clauses) {
        Map<Local, Object> matches = new HashMap<>();
        if (!Pattern.match(
            clause.pattern(),
            datum,
            (id, literal) -> world.expander.sameLiteral(id, literal, env, module),
            matches)) {
          continue;
        }
        Cell inside = cells;
        for (Map.Entry<Local, Object> match : matches.entrySet()) {
          inside = new Cell(match.getKey(), match.getValue(), inside);
        }
        if (clause.fender() != null) {
          Object passes = clause.fender().eval(world, inside);
          if (passes == Atom.UNKNOWN) {
            throw new Beyond("a fender that is computed", "");
          }
          if (Boolean.FALSE.equals(passes)) {
            continue;
          }
        }
        return clause.output().eval(world, inside);
      }
      throw SchemeError.syntax("source expression failed to match any pattern");
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      strict.accept(input);
      for (Clause clause : clauses) {
        if (clause.fender() != null) {
          strict.accept(clause.fender());
        }
        strict.accept(clause.output());
      }
    }
  }

  /** A pattern variable outside of a template: as a value of ours, {@code Many} is a list. */
  static Object asValue(Object match) {
    if (match instanceof Many many) {
      List<Object> values = new ArrayList<>();
      Deep.run(() -> many.values().forEach(value -> values.add(asValue(value))));
      return new Seq(values.toArray(), null, 0);
    }
    return match;
  }

  /** {@code syntax-rules} as the value of a transformer expression. */
  static final class RulesValue extends Ir {
    final Macro.Rules macro;

    RulesValue(Macro.Rules macro) {
      this.macro = macro;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      return macro;
    }
  }
}
