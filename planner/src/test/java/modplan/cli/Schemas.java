package modplan.cli;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Holds JSON against the schemas of the jar. */
final class Schemas {
  private Schemas() {}

  /** What is wrong with it, by the schema of this name. */
  static List<String> violations(String name, String json) {
    try (InputStream in =
        Main.class.getResourceAsStream("/modplan/schema/" + name + ".schema.json")) {
      if (in == null) {
        throw new IllegalStateException("no schema " + name);
      }
      String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema)
          .validate(json, InputFormat.JSON)
          .stream()
          .map(Object::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
