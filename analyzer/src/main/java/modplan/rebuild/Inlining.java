package modplan.rebuild;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import modplan.binding.GuileVersion;
import modplan.load.Meaning;
import modplan.module.BindingKind;
import modplan.project.ProjectFile;

/**
 * What Guile may copy from one module into another: procedures that are small, and constants, after
 * optimising. Guile 3.0, {@code module/language/tree-il/inlinable-exports.scm}; errs to one side.
 */
final class Inlining {
  /**
   * Guile's limit for what it inlines is 40 nodes of its tree after optimisation; of the source,
   * with its lists and with what optimising removes, this many.
   */
  private static final int LARGEST_INLINED = 120;

  /** Calls of calls that are followed to see whether a value is a constant. */
  private static final int DEEPEST_CALL = 8;

  /** Calls that optimising never turns into a constant. */
  private static final Set<String> ALLOCATING =
      Set.of(
          "list",
          "cons",
          "cons*",
          "append",
          "vector",
          "make-vector",
          "make-parameter",
          "make-fluid",
          "make-hash-table",
          "make-weak-key-hash-table",
          "make-bytevector",
          "string-append",
          "format",
          "getenv",
          "make-record-type",
          "make-prompt-tag",
          "make-mutex",
          "make-regexp",
          "map",
          "alist->vhash",
          "string->uri",
          "make-condition-type",
          "gensym",
          "make-symbol");

  private static final Set<String> RECORD_DEFINERS =
      Set.of("define-record-type", "define-record-type*", "define-immutable-record-type");

  private final Map<String, Source> sources;
  private final GuileVersion version;
  private final ToIntFunction<ProjectFile> levels;
  private final Map<Meaning, Boolean> known = new HashMap<>();

  /**
   * @param sources by module; may grow until the first question
   * @param levels the optimisation level of each file
   */
  Inlining(Map<String, Source> sources, GuileVersion version, ToIntFunction<ProjectFile> levels) {
    this.sources = sources;
    this.version = version;
    this.levels = levels;
  }

  /** Whether compiling the module looks for code of others to inline, and offers its own. */
  boolean inlines(Source source) {
    return version == GuileVersion.V3_0 && levels.applyAsInt(source.file()) >= 2;
  }

  /** Whether a name may stand for something that is copied. */
  boolean isPossible(Meaning meaning) {
    return known.computeIfAbsent(meaning, this::mayBe);
  }

  private boolean mayBe(Meaning meaning) {
    Source source = sources.get(meaning.module());
    if (source == null || !inlines(source) || !source.fact().declarative()) {
      return false;
    }
    return source.definitions(meaning.name()).stream()
        .anyMatch(form -> mayBeSmall(form, source, DEEPEST_CALL));
  }

  /** Whether a form may bind a small procedure or a constant after all optimising. */
  private boolean mayBeSmall(TopForm form, Source source, int depth) {
    if (!form.isCore()) {
      return !RECORD_DEFINERS.contains(form.head()); // the procedures of records are macros
    }
    return form.definesValue()
        && form.nodes() <= LARGEST_INLINED
        && (form.isProcedure() || mayBeConstant(form.result(), source, depth));
  }

  /** Whether a call of this, outside of any procedure, may turn out to be a constant. */
  private boolean mayBeConstant(String head, Source source, int depth) {
    if (head.equals("quote") || head.equals("quasiquote")) {
      return false; // a list, which is never copied
    }
    Meaning meaning = head.isEmpty() ? null : source.meanings().get(head);
    if (meaning == null || depth == 0) {
      return true;
    }
    Source owner = sources.get(meaning.module());
    if (owner == null) {
      return !ALLOCATING.contains(meaning.name());
    }
    List<TopForm> forms = owner.definitions(meaning.name());
    if (meaning.kind() == BindingKind.MACRO) {
      return forms.stream().noneMatch(form -> RECORD_DEFINERS.contains(form.head()));
    }
    return forms.stream()
        .anyMatch(
            form ->
                mayBeSmall(form, owner, depth - 1)
                    && mayBeConstant(form.result(), owner, depth - 1));
  }
}
