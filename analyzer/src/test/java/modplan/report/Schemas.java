package modplan.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Holds our JSON against the schemas that the jar ships. */
public final class Schemas {
  private Schemas() {}

  /** What is wrong with a document by the schema of this name; empty if nothing is. */
  public static List<Error> violations(String schema, String document) throws IOException {
    try (InputStream in =
        Schemas.class.getResourceAsStream("/modplan/schema/" + schema + ".schema.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Schema compiled =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
      return compiled.validate(document, InputFormat.JSON);
    }
  }
}
