package modplan.cli;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/** Holds a configuration against the schema that the jar ships. */
final class ConfigSchema {
  private ConfigSchema() {}

  static JsonNode schema() throws IOException {
    return new ObjectMapper().readTree(text());
  }

  static List<Error> violations(String toml) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text())
        .validate(new TomlMapper().readTree(toml).toString(), InputFormat.JSON);
  }

  private static String text() throws IOException {
    try (InputStream in =
        ConfigSchema.class.getResourceAsStream("/modplan/schema/config-1.schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
