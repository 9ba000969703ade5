package modplan.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rebuilds code with some of its references replaced. */
abstract class IrMap {
  /** What a reference becomes; others are handed in, too, and are to be returned as they are. */
  abstract Ir map(Ir reference);

  List<Ir> all(List<Ir> forms) {
    return forms.stream().map(this::apply).toList();
  }

  Lambda lambda(Lambda lambda) {
    return new Lambda(
        lambda.required,
        lambda.optional,
        all(lambda.defaults),
        lambda.keywords,
        lambda.open,
        lambda.rest,
        apply(lambda.body));
  }

  private @Nullable Ir optional(@Nullable Ir ir) {
    return ir == null ? null : apply(ir);
  }

  Ir apply(Ir ir) {
    if (ir instanceof Ir.TopRef || ir instanceof Ir.ModuleRef) {
      return map(ir);
    }
    return Deep.call(() -> rebuild(ir));
  }

  private Ir rebuild(Ir ir) {
    if (ir instanceof TopCode.Define define) {
      return new TopCode.Define(define.module, define.name, apply(define.value), define.spot);
    } else if (ir instanceof TopCode.DefineMacro define) {
      TopCode.DefineMacro mapped =
          new TopCode.DefineMacro(
              define.module,
              define.name,
              optional(define.transformer),
              define.macro,
              define.onData,
              define.spot);
      mapped.isParameter = define.isParameter;
      return mapped;
    } else if (ir instanceof Ir.Set set) {
      return new Ir.Set(set.target, apply(set.value));
    } else if (ir instanceof Ir.If test) {
      return new Ir.If(apply(test.test), apply(test.consequent), apply(test.alternative));
    } else if (ir instanceof Ir.Sequence sequence) {
      return new Ir.Sequence(all(sequence.forms));
    } else if (ir instanceof Ir.Let let) {
      return new Ir.Let(let.locals, all(let.values), let.recursive, apply(let.body));
    } else if (ir instanceof Lambda lambda) {
      return lambda(lambda);
    } else if (ir instanceof CaseLambda cases) {
      return new CaseLambda(cases.cases.stream().map(this::lambda).toList());
    } else if (ir instanceof Ir.Loop loop) {
      return new Ir.Loop(loop.name, lambda(loop.procedure), all(loop.values), loop.spot);
    } else if (ir instanceof SyntaxCode.Spliced spliced) {
      return new SyntaxCode.Spliced(apply(spliced.list));
    } else if (ir instanceof Call call) {
      return new Call(apply(call.operator), all(call.operands), call.spot);
    } else if (ir instanceof Ir.Perhaps perhaps) {
      return new Ir.Perhaps(all(perhaps.forms));
    } else if (ir instanceof Ir.Guarded guarded) {
      return new Ir.Guarded(
          apply(guarded.body), guarded.condition, apply(guarded.handler), guarded.onlyRaised);
    } else if (ir instanceof Ir.Delay delay) {
      return new Ir.Delay(lambda(delay.thunk));
    } else if (ir instanceof SyntaxCode.SyntaxCase syntax) {
      List<SyntaxCode.SyntaxCase.Clause> clauses =
          syntax.clauses.stream()
              .map(
                  clause ->
                      new SyntaxCode.SyntaxCase.Clause(
                          clause.pattern(), optional(clause.fender()), apply(clause.output())))
              .toList();
      return new SyntaxCode.SyntaxCase(apply(syntax.input), clauses, syntax.env, syntax.module);
    }
    if (ir instanceof MatchCode match) {
      List<MatchCode.Clause> clauses =
          match.clauses.stream()
              .map(c -> new MatchCode.Clause(pattern(c.pattern()), apply(c.body())))
              .toList();
      return new MatchCode(apply(match.value), clauses, match.spot);
    }
    return ir;
  }

  private MatchPattern pattern(MatchPattern pattern) {
    return Deep.call(() -> rebuild(pattern));
  }

  private MatchPattern rebuild(MatchPattern pattern) {
    return new MatchPattern(
        pattern.kind(),
        pattern.parts().stream().map(this::pattern).toList(),
        pattern.local(),
        pattern.value(),
        optional(pattern.code()),
        pattern.argument(),
        pattern.repeated(),
        pattern.tail() == null ? null : pattern(pattern.tail()));
  }
}
