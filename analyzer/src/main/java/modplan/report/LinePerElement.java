package modplan.report;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.MinimalPrettyPrinter;

/** JSON with one element of each outer array a line: compact, and a diff shows what changed. */
final class LinePerElement extends MinimalPrettyPrinter {
  private static final long serialVersionUID = 1L;
  private int depth;

  @Override
  public void writeStartObject(JsonGenerator g) {
    super.writeStartObject(g);
    depth++;
    if (depth == 1) {
      g.writeRaw('\n');
    }
  }

  @Override
  public void writeEndObject(JsonGenerator g, int count) {
    depth--;
    if (depth == 0) {
      g.writeRaw('\n');
    }
    super.writeEndObject(g, count);
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator g) {
    g.writeRaw(depth == 1 ? ",\n" : ", ");
  }

  @Override
  public void writeObjectNameValueSeparator(JsonGenerator g) {
    g.writeRaw(": ");
  }

  @Override
  public void writeStartArray(JsonGenerator g) {
    super.writeStartArray(g);
    depth++;
  }

  @Override
  public void beforeArrayValues(JsonGenerator g) {
    if (depth == 2) {
      g.writeRaw("\n ");
    }
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator g) {
    g.writeRaw(depth == 2 ? ",\n " : ", ");
  }

  @Override
  public void writeEndArray(JsonGenerator g, int count) {
    depth--;
    super.writeEndArray(g, count);
  }
}
