package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import modplan.PlanTree;
import modplan.schedule.CompilePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanJsonTest {
  @TempDir Path directory;

  @Test
  void theJsonOfASmallTree() throws IOException {
    CompilePlan plan = PlanTree.plan(directory, SmallTree.FILES, PlanTree.cheapStarts(2));

    Golden.check("small-plan.json", PlanJson.write(plan));
    Golden.check("small-plan.txt", PlanTable.write(plan));
  }

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void itKeepsToItsSchemaAndReadsBackAsTheSamePlan(long seed) throws IOException {
    CompilePlan plan =
        PlanTree.plan(directory, PlanTree.random(seed), PlanTree.cheapStarts(1 + (int) (seed % 3)));

    String json = PlanJson.write(plan);

    assertThat(violations(json)).isEmpty();
    assertThat(PlanJson.read(json)).isEqualTo(plan);
    assertThat(PlanJson.hash(plan)).matches("[0-9a-f]{64}");
  }

  @Test
  void theSchemaFindsAMissingField() throws IOException {
    CompilePlan plan = PlanTree.plan(directory, SmallTree.FILES, PlanTree.cheapStarts(2));

    assertThat(violations(PlanJson.write(plan).replace("\"waitsFor\"", "\"waits\""))).isNotEmpty();
  }

  @Test
  void whatIsNoPlanIsRefusedInWords() {
    assertThatThrownBy(() -> PlanJson.read("{\n  \"jobs\": 2"))
        .hasMessage(
            "this is not JSON, at line 2, column 12: Unexpected end-of-input: expected close marker"
                + " for Object");
    assertThatThrownBy(() -> PlanJson.read("[1, x]"))
        .hasMessageStartingWith("this is not JSON, at line 1, column 5: Unrecognized token 'x'");
    assertThatThrownBy(() -> PlanJson.read("{}"))
        .hasMessage("this is no plan: it has no \"schemaVersion\"");
    assertThatThrownBy(() -> PlanJson.read("{\"schemaVersion\": \"2.0\"}"))
        .hasMessage("plans of version 2.0 are unknown");
    String json =
        PlanJson.write(PlanTree.plan(directory, SmallTree.FILES, PlanTree.cheapStarts(2)));
    assertThatThrownBy(() -> PlanJson.read(json.replace("PRELOAD", "PRAY")))
        .hasMessage("\"protocol\" cannot be PRAY");
    assertThatThrownBy(() -> PlanJson.read(json.replace("\"jobs\": 2", "\"jobs\": \"two\"")))
        .hasMessage("\"jobs\" must be a whole number");
    for (String number : List.of("1e999", "-1", "1e13", "\"2\"")) {
      assertThatThrownBy(
              () -> PlanJson.read(json.replaceFirst("(\"cpuSeconds\": )[0-9.]+", "$1" + number)))
          .hasMessage("\"cpuSeconds\" must be a number from 0 to 1000000000000");
    }
  }

  private static List<Error> violations(String json) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            PlanJson.class.getResourceAsStream("/modplan/schema/plan-1.schema.json"))) {
      String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema)
          .validate(json, InputFormat.JSON);
    }
  }
}
