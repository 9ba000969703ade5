package modplan.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.source.Location;
import modplan.source.SourceFile;
import org.junit.jupiter.api.Test;

class FactsPlacesTest {
  private static final String TEXT =
      """
      (define-module (a) #:use-module (b) #:export (x))
      (include "c.scm")
      (define x (list 1 (f 2)))
      """;

  private static FileFacts facts(String text) {
    return FactsReader.read(SourceFile.of("a.scm", text));
  }

  private static byte[] shape(String text) {
    FactsOutput shape = new FactsOutput(new FactsOutput(), new FactsOutput());
    FactsCodec.code(facts(text), shape);
    return shape.toBytes();
  }

  private static byte[] places(String text) {
    FactsOutput places = new FactsOutput();
    FactsCodec.code(facts(text), new FactsOutput(new FactsOutput(), places));
    return places.toBytes();
  }

  private static Location at(int line, int column) {
    return new Location(line, column);
  }

  @Test
  void whatHasMovedIsFoundByItsNumber() {
    FileFacts before = facts(TEXT);
    FileFacts after =
        facts(
            TEXT.replace("#:export", "\n  #:export").replace("(f 2)", "; remark\n (f 2)") + ";end");
    Map<Location, Location> moves =
        Map.of(
            at(1, 1), at(1, 1),
            at(1, 33), at(1, 33), // (b)
            at(1, 47), at(2, 13), // x
            at(2, 1), at(3, 1),
            at(3, 9), at(4, 9), // x
            at(3, 19), at(5, 2)); // (f 2)

    Map<Location, Integer> numbers = FactsPlaces.of(before).numbers(moves.keySet());

    assertThat(numbers.keySet()).isEqualTo(moves.keySet());
    numbers.forEach(
        (location, number) ->
            assertThat(FactsPlaces.of(after).place(number))
                .as("from %s", location)
                .isEqualTo(moves.get(location)));
  }

  @Test
  void wherePlacesAreCutOffOrNothingStandsThereIsNoNumber() {
    FileFacts file = facts(TEXT + " ".repeat(3000) + "(g)\n");

    assertThat(FactsPlaces.of(file).numbers(Set.of(at(4, 3001), at(4, 2047), at(3, 4), at(99, 1))))
        .isEmpty();
  }

  @Test
  void theShapeIsThatOfTheCodeAndNotOfItsPlaces() {
    byte[] shape = shape(TEXT);
    for (String same :
        List.of(
            ";; remark\n" + TEXT,
            TEXT.replace("(list", "\n (list"),
            TEXT.replace("#:export (x)", "#:export\n(x)"))) {
      assertThat(shape(same)).as(same).isEqualTo(shape);
      assertThat(places(same)).as(same).isNotEqualTo(places(TEXT));
    }
    for (String other :
        List.of(
            TEXT + "1",
            TEXT.replace("(f 2)", "(f 3)"),
            TEXT.replace("(f 2)", "f 2"),
            TEXT.replace("(b)", "(b c)"),
            TEXT.replace("c.scm", "d.scm"),
            TEXT.replace("define x", "define y"))) {
      assertThat(Arrays.equals(shape(other), shape)).as(other).isFalse();
    }
  }
}
