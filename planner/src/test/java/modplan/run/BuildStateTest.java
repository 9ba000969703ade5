package modplan.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import modplan.project.FileSignature;
import modplan.project.SourceState;
import modplan.project.SourceStates;
import modplan.rebuild.RebuildModule;
import modplan.rebuild.RebuildSummary;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A tree of three modules: (b) expands macros of (a), (c) only calls (a). */
@NullUnmarked
class BuildStateTest {
  private static final RebuildSummary SUMMARY =
      new RebuildSummary(
          new TreeMap<>(
              Map.of(
                  "(a)", module("a.scm", "old", Set.of(), Set.of()),
                  "(b)", module("b.scm", "", Set.of("(a)"), Set.of("(a)")),
                  "(c)", module("c.scm", "", Set.of("(a)"), Set.of()))));

  private static final Map<String, String> OPTIONS = options("-O2");
  private static final Map<String, CompiledFile> FILES = files("1");

  private static RebuildModule module(
      String file, String offers, Set<String> imported, Set<String> looksInto) {
    return new RebuildModule(file, Set.of(), imported, false, offers, looksInto);
  }

  private static Map<String, String> options(String option) {
    return Map.of("(a)", option, "(b)", option, "(c)", option);
  }

  private static Map<String, CompiledFile> files(String content) {
    return Map.of("(a)", file(content), "(b)", file(content), "(c)", file(content));
  }

  private static CompiledFile file(String content) {
    return new CompiledFile(content, FileSignature.NONE, false);
  }

  private static SourceStates sources(String... contents) {
    SortedMap<String, SourceState> states = new TreeMap<>();
    for (int i = 0; i < contents.length; i++) {
      states.put((char) ('a' + i) + ".scm", new SourceState(contents[i], FileSignature.NONE));
    }
    return new SourceStates(states, 0);
  }

  private static Map<String, Boolean> right(BuildState state) {
    Map<String, Boolean> right = new HashMap<>();
    state.compiled().forEach((module, file) -> right.put(module, file.isRight()));
    return right;
  }

  private static BuildState built() {
    return BuildState.NONE
        .with(sources("1", "1", "1"), SUMMARY, Map.of(), OPTIONS)
        .running(OPTIONS)
        .built(Set.of("(a)", "(b)", "(c)"), FILES, OPTIONS);
  }

  private static BuildState after(SourceStates sources) {
    return built().with(sources, SUMMARY, FILES, OPTIONS);
  }

  @Test
  void nothingIsKnownOfFilesThatNobodyHasSeenMade() {
    BuildState state = BuildState.NONE.with(sources("1", "1", "1"), SUMMARY, FILES, OPTIONS);

    assertThat(state.compiled()).isEmpty();
  }

  @Test
  void whatIsAffectedIsWrongAndTheRestStaysRight() {
    assertThat(right(after(sources("1", "1", "1"))))
        .isEqualTo(Map.of("(a)", true, "(b)", true, "(c)", true));
    assertThat(right(after(sources("2", "1", "1"))))
        .isEqualTo(Map.of("(a)", false, "(b)", false, "(c)", true));
    assertThat(right(after(sources("1", "1", "2"))))
        .isEqualTo(Map.of("(a)", true, "(b)", true, "(c)", false));
    assertThat(right(after(sources("1", "1"))))
        .isEqualTo(Map.of("(a)", true, "(b)", true, "(c)", false));
  }

  @Test
  void otherOffersConcernImporters() {
    SortedMap<String, RebuildModule> modules = new TreeMap<>(SUMMARY.modules());
    modules.put("(a)", module("a.scm", "new", Set.of(), Set.of()));

    assertThat(
            right(
                built().with(sources("2", "1", "1"), new RebuildSummary(modules), FILES, OPTIONS)))
        .isEqualTo(Map.of("(a)", false, "(b)", false, "(c)", false));
  }

  @Test
  void wrongFilesStayWrongUntilTheyAreCompiled() {
    BuildState edited = after(sources("2", "1", "1")).running(OPTIONS);

    // The run was killed, and the edit taken back: the file may be of another text in between.
    BuildState back = edited.with(sources("1", "1", "1"), SUMMARY, FILES, OPTIONS);
    assertThat(right(back)).isEqualTo(Map.of("(a)", false, "(b)", false, "(c)", true));

    BuildState compiled =
        back.built(
            Set.of("(b)"), Map.of("(a)", file("1"), "(b)", file("2"), "(c)", file("1")), OPTIONS);
    assertThat(right(compiled)).isEqualTo(Map.of("(a)", false, "(b)", true, "(c)", true));
  }

  @Test
  void filesThatSomebodyElseMadeAreNotKnown() {
    Map<String, CompiledFile> files =
        Map.of("(a)", file("other"), "(b)", file("1"), "(c)", file("1"));

    assertThat(right(built().with(sources("1", "1", "1"), SUMMARY, files, OPTIONS)))
        .isEqualTo(Map.of("(b)", true, "(c)", true));
    assertThat(right(built().built(Set.of(), files, OPTIONS)))
        .isEqualTo(Map.of("(b)", true, "(c)", true));
  }

  @Test
  void whatAStoppedRunHasMadeIsRight() {
    Map<String, CompiledFile> files =
        Map.of("(a)", new CompiledFile("new", FileSignature.NONE, true), "(b)", file("1"));

    assertThat(
            right(
                after(sources("2", "1", "1"))
                    .running(OPTIONS)
                    .with(sources("2", "1", "1"), SUMMARY, files, OPTIONS)))
        .isEqualTo(Map.of("(a)", true, "(b)", false));
  }

  @Test
  void otherOptionsMakeFilesWrong() {
    assertThat(right(built().with(sources("1", "1", "1"), SUMMARY, FILES, options("-O1"))))
        .isEqualTo(Map.of("(a)", false, "(b)", false, "(c)", false));
  }

  @Test
  void aFileThatWasTouchedDuringTheBuildCountsAsChanged() {
    BuildState state =
        built()
            .withUnsettled(Set.of("a.scm"))
            .with(sources("1", "1", "1"), SUMMARY, FILES, OPTIONS);

    assertThat(right(state)).isEqualTo(Map.of("(a)", false, "(b)", false, "(c)", true));
  }

  @Test
  void aFileOfUnknownContentIsNeverTheSame() {
    SourceStates unsettled = sources(SourceState.UNSETTLED, "1", "1");
    BuildState state = after(unsettled).built(Set.of("(a)", "(b)"), FILES, OPTIONS);

    assertThat(right(state)).doesNotContainValue(false);
    assertThat(state.isOf(unsettled)).isFalse();
    assertThat(right(state.with(unsettled, SUMMARY, FILES, OPTIONS)))
        .isEqualTo(Map.of("(a)", false, "(b)", false, "(c)", true));
  }

  @Test
  void aStateIsReadAsItWasWritten() {
    BuildState state = after(sources("2", "1", "1")).running(OPTIONS);
    String text = BuildStateText.write(state);

    assertThat(BuildStateText.read(text)).isEqualTo(state);
    assertThat(BuildStateText.write(BuildStateText.read(text))).isEqualTo(text);
  }

  @Test
  void whatIsDamagedOrOfAnotherVersionIsNoState() {
    String text = BuildStateText.write(built());

    for (int length = 0; length < text.length(); length += 7) {
      assertThat(BuildStateText.read(text.substring(0, length))).isNull();
    }
    assertThat(BuildStateText.read(text.replace("a.scm", "b.scm"))).isNull();
    assertThat(BuildStateText.read(text.replace("modplan-state 2", "modplan-state 1"))).isNull();
    assertThat(BuildStateText.read("\n")).isNull();
  }
}
