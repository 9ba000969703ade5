package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/** The macros of Guile that the expander knows by name: what each becomes. */
final class CoreForms {
  /** Says that a form of a body was a definition and has been dealt with. */
  static final Seq TAKEN = Seq.of("taken");

  private static final Set<String> KNOWN =
      Set.of(
          "quote",
          "quasiquote",
          "lambda",
          "lambda*",
          "λ",
          "case-lambda",
          "case-lambda*",
          "if",
          "set!",
          "let",
          "let*",
          "letrec",
          "letrec*",
          "begin",
          "cond",
          "case",
          "and",
          "or",
          "when",
          "unless",
          "do",
          "delay",
          "define",
          "define*",
          "define-syntax",
          "define-values",
          "let-syntax",
          "letrec-syntax",
          "syntax",
          "syntax-case",
          "quasisyntax",
          "with-syntax",
          "syntax-rules",
          "identifier-syntax",
          "eval-when",
          "@",
          "@@",
          "parameterize",
          "use-modules",
          "define-module",
          "export",
          "re-export",
          "include",
          "cond-expand",
          "match",
          "receive",
          "let-values",
          "let*-values",
          "syntax-parameterize");

  /** Words of other forms that are macros of their own, which nobody may use. */
  static final Set<String> AUXILIARY = Set.of("else", "=>", "_", "...");

  /** Macros that may stand alone, as a variable does. */
  private static final Set<String> VALUES =
      Set.of("load", "current-filename", "current-source-location");

  private final Expander expander;
  private final World world;
  final Definers definers;
  final Splices splices;
  final Scopes scopes;
  private final Tests tests;
  private final Clauses clauses;
  private final Quasiquotes quasiquotes;
  private final ValueForms valueForms;
  private final SyntaxForms syntaxForms;

  CoreForms(Expander expander) {
    this.expander = expander;
    this.world = expander.world;
    this.definers = new Definers(expander.world);
    this.splices = new Splices(world);
    this.scopes = new Scopes(expander);
    this.tests = new Tests(expander);
    this.clauses = new Clauses(expander);
    this.quasiquotes = new Quasiquotes(expander);
    this.valueForms = new ValueForms(expander);
    this.syntaxForms = new SyntaxForms(expander);
  }

  static boolean isKnown(String name) {
    return KNOWN.contains(name);
  }

  static boolean isValue(String name) {
    return VALUES.contains(name);
  }

  /** Code, or a datum to go on with; null if the form is not known. */
  @Nullable Object expand(String name, Seq form, @Nullable Env env) {
    if (!form.isProper()) {
      throw SchemeError.syntax("bad " + name);
    }
    int size = form.size();
    switch (name) {
      case "quote":
        need(size == 2, name);
        return new Ir.Constant(form.get(1) == Atom.DATUM ? Atom.TRUTHY : Data.strip(form.get(1)));
      case "quasiquote":
        need(size == 2, name);
        return quasiquotes.code(form.get(1), env);
      case "lambda", "lambda*", "λ":
        need(size >= 3, name);
        return scopes.lambda(form.get(1), form.rest(2), name.equals("lambda*"), env);
      case "case-lambda", "case-lambda*":
        return scopes.caseLambda(form, name.endsWith("*"), env);
      case "if":
        need(size == 3 || size == 4, name);
        return new Ir.If(
            expander.expand(form.get(1), env),
            expander.expand(form.get(2), env),
            size == 4 ? expander.expand(form.get(3), env) : Ir.Constant.UNSPECIFIED);
      case "set!":
        need(size == 3, name);
        return valueForms.set(form, env);
      case "let":
        need(size >= 3, name);
        return Data.isIdentifier(form.get(1)) ? scopes.namedLet(form, env) : scopes.let(form, env);
      case "let*":
        need(size >= 3, name);
        return scopes.letStar(form, env);
      case "letrec", "letrec*":
        need(size >= 3, name);
        return scopes.letrec(form, env);
      case "begin":
        return size == 1 ? Ir.Constant.UNSPECIFIED : expander.sequence(form.rest(1), env);
      case "cond":
        return clauses.cond(form, env);
      case "case":
        return clauses.caseForm(form, env);
      case "and":
        return tests.and(form, 1, env);
      case "or":
        return tests.or(form, 1, env);
      case "when", "unless":
        return tests.when(form, name.equals("when"), env);
      case "while":
        need(size >= 2, name);
        return new Ir.If(
            new Ir.Sequence(
                List.of(expander.expand(form.get(1), env), new Ir.Constant(Atom.UNKNOWN))),
            expander.sequence(form.rest(2), env),
            Ir.Constant.UNSPECIFIED);
      case "do":
        need(size >= 3, name);
        return scopes.doLoop(form, env);
      case "delay", "make-lazy", "delay-force", "lazy", "stream-delay":
        need(size == 2, name);
        return new Ir.Delay(scopes.thunk(form.rest(1), env));
      case "cons-stream", "stream-cons":
        need(size == 3, name);
        return SyntaxForms.list(
            "%stream",
            new Ir.Delay(scopes.thunk(new Object[] {form.get(1)}, env)),
            new Ir.Delay(scopes.thunk(new Object[] {form.get(2)}, env)));
      case "let-syntax", "letrec-syntax":
        need(size >= 3, name);
        return scopes.letSyntax(form, env);
      case "syntax":
        need(size == 2, name);
        return syntaxForms.syntax(form.get(1), env);
      case "quasisyntax":
        need(size == 2, name);
        return syntaxForms.quasisyntax(form.get(1), env);
      case "syntax-case":
        need(size >= 3, name);
        return syntaxForms.syntaxCase(form, env);
      case "with-syntax":
        need(size >= 3, name);
        return SyntaxForms.withSyntax(form);
      case "with-ellipsis":
        return syntaxForms.withEllipsis(form, env);
      case "syntax-rules":
        return syntaxForms.rules(form, env);
      case "identifier-syntax":
        return syntaxForms.identifierSyntax(form, env);
      case "er-macro-transformer", "include-ci":
        return new Ir.Constant(Atom.UNKNOWN);
      case "@", "@@":
        return valueForms.moduleReference(form, name.equals("@"), env);
      case "parameterize", "parameterize*":
        need(size >= 3, name);
        return ValueForms.parameterize(form);
      case "with-fluids":
        need(size >= 3, name);
        return ValueForms.withFluids(form);
      case "with-mutex", "with-continuation-barrier":
        return ValueForms.withMutex(form);
      case "receive":
        need(size >= 4, name);
        return Expander.form(
            "call-with-values",
            Expander.form("lambda", Seq.EMPTY, form.get(2)),
            bodyForm("lambda", form.get(1), form.rest(3)));
      case "let-values", "let*-values":
        need(size >= 3, name);
        return ValueForms.letValues(form);
      case "syntax-parameterize":
        need(size >= 3, name);
        return scopes.syntaxParameterize(form, env);
      case "false-if-exception":
        need(size >= 2, name);
        return new Ir.Guarded(
            expander.body(new Object[] {form.get(1)}, env),
            new Local("error"),
            new Ir.Constant(false),
            false);
      case "guard":
        need(size >= 3, name);
        return clauses.guard(form, env);
      case "cut", "cute":
        need(size >= 2, name);
        return valueForms.cut(form, name.equals("cute"), env);
      case "and-let*":
        need(size >= 2, name);
        return tests.andLet(form);
      case "let/ec", "let-escape":
        need(size >= 3, name);
        return Expander.form(
            "call-with-current-continuation",
            bodyForm("lambda", Seq.of(form.get(1)), form.rest(2)));
      case "condition":
        return Tests.condition(form);
      case "assert":
        need(size == 2, name);
        return new Ir.If(
            expander.expand(form.get(1), env),
            new Ir.Constant(true),
            new Call(
                new Ir.Constant(new Value.External("rnrs assertion-violation")),
                List.of(),
                expander.spot));
      case "syntax-error":
        throw SchemeError.syntax("syntax-error");
      case "set-field", "set-fields":
        need(size >= 3, name);
        return Records.setFields(expander, name, form, env);
      case "match":
        need(size >= 2, name);
        return Matches.match(expander, form, env);
      case "match-lambda", "match-lambda*":
        return Matches.lambda(expander, form, name.endsWith("*"), env);
      case "match-let", "match-let*", "match-letrec":
        need(size >= 3, name);
        return Matches.let(expander, form, !name.equals("match-let"), env);
      case "sxml-match":
        need(size >= 2, name);
        return Matches.sxml(expander, form, env);
      case "match-record":
        need(size >= 4, name);
        return Records.matchRecord(form);
      case "match-record-lambda":
        need(size >= 3, name);
        return Records.matchRecordLambda(form);
      case "define-meta-command":
        return Ir.Constant.UNSPECIFIED;
      case "eval-when":
        need(size >= 3 && form.get(1) instanceof Seq, name);
        return isForEvaluation((Seq) form.get(1))
            ? expander.sequence(form.rest(2), env)
            : Ir.Constant.UNSPECIFIED;
      case "cond-expand", "include", "include-from-path":
        {
          Seq spliced = splices.splice(name, form, env);
          return spliced == null ? null : spliced;
        }
      case "load":
        return size >= 2 && form.get(1) instanceof Text path
            ? new TopCode.Load(splices.besides(path.value()))
            : null;
      case "use-modules",
      "define-module",
      "import",
      "export",
      "re-export",
      "export!",
      "re-export!",
      "export-syntax",
      "re-export-syntax":
        return ModuleChanges.of(name, form);
      case "define",
      "define*",
      "define-syntax",
      "define-values",
      "define-public",
      "define-public*",
      "define*-public",
      "define-syntax-rule",
      "define-macro",
      "defmacro",
      "define-syntax-parameter":
        throw SchemeError.syntax("definition in expression context");
      case "define-once", "define-method", "define-class", "define-generic":
        {
          Seq desugared = definers.desugar(name, form, env);
          return desugared == null ? null : new Ir.Sequence(List.of());
        }
      case "%ensure-generic":
        return new Definers.EnsureGeneric(world.current.name, Data.symbol(form.get(1)));
      case "%decoded":
        return TreeForms.decoded(expander, form, "nix-base32-string->bytevector", env);
      case "%decoded64":
        return TreeForms.decoded(expander, form, "base64-decode", env);
      case "%content-hash":
        return TreeForms.contentHash(expander, form, env);
      case "else", "=>", "_", "...":
        throw SchemeError.syntax("bad use of syntactic keyword");
      case "opaque":
        return null;
      default:
        return null;
    }
  }

  private static boolean isForEvaluation(Seq situations) {
    return Arrays.stream(situations.items).anyMatch(each -> Data.isSymbol(each, "eval"));
  }

  /** What is looked up when a macro of Guile is expanded, before anything in its use is. */
  void look(String name, Seq form, @Nullable Env env) {
    if (!form.isProper()) {
      return;
    }
    switch (name) {
      case "cond" -> clauses.checkCond(form, env);
      case "case" -> clauses.checkCase(form, env);
      case "quasiquote" -> {
        if (form.size() == 2) {
          quasiquotes.read(form.get(1), env);
        }
      }
      case "cut", "cute" -> valueForms.lookUpSlots(form, env);
      default -> {}
    }
  }

  static void need(boolean holds, String name) {
    if (!holds) {
      throw SchemeError.syntax("source expression failed to match any pattern in " + name);
    }
  }

  static Seq bodyForm(String head, Object first, Object[] body) {
    Object[] items = new Object[body.length + 2];
    items[0] = Expander.own(head);
    items[1] = first;
    System.arraycopy(body, 0, items, 2, body.length);
    return new Seq(items, null, 0);
  }

  // ---------------------------------------------------------------- definitions in bodies

  /**
   * Deals with a definition inside a body: binds its names in {@code env}, leaves its values for
   * later. Returns a datum to go on with, {@link #TAKEN}, or null if the form is no definition.
   */
  @Nullable Seq bodyDefinition(
      String name,
      Seq form,
      Env env,
      List<Local> locals,
      List<Supplier<Ir>> values,
      List<Object> pending) {
    switch (name) {
      case "begin":
        pending.addAll(0, Arrays.asList(form.rest(1)));
        return TAKEN;
      case "and", "or":
        return form.isProper() && form.size() == 2
            ? Expander.form("begin", form.get(1))
            : null; // of one part is that part
      case "cond":
        return clauses.onlyElse(form, env);
      case "define",
      "define*",
      "define-public",
      "define-public*",
      "define*-public",
      "define-once",
      "define-integrable":
        {
          Seq whole = name.equals("define-public*") ? TreeForms.publicDefinition(form) : form;
          Seq plain = definers.uncurry(whole, name.startsWith("define*"));
          Object target = plain.get(1);
          locals.add(Scopes.local(target, env));
          int at = expander.spot;
          values.add(
              () -> {
                expander.spot = at;
                return plain.size() > 2
                    ? expander.expand(plain.get(2), env)
                    : Ir.Constant.UNSPECIFIED;
              });
          return TAKEN;
        }
      case "define-values":
        {
          need(form.size() == 3, name);
          List<Object> names = new ArrayList<>();
          if (form.get(1) instanceof Seq seq) {
            names.addAll(Arrays.asList(seq.items));
            if (seq.tail != null) {
              names.add(seq.tail);
            }
          } else {
            names.add(form.get(1));
          }
          locals.add(new Local(" "));
          values.add(() -> expander.expand(form.get(2), env));
          for (Object each : names) {
            locals.add(Scopes.local(each, env));
            values.add(() -> new Ir.Constant(Atom.UNKNOWN));
          }
          return TAKEN;
        }
      case "define-syntax", "define-syntax-parameter":
        need(form.size() == 3, name);
        env.bind(form.get(1), scopes.localMacro(form.get(2), env));
        return TAKEN;
      case "let-syntax", "letrec-syntax":
        return null;
      default:
        {
          Seq desugared = definers.desugar(name, form, env);
          return desugared != null ? desugared : splices.splice(name, form, env);
        }
    }
  }
}
