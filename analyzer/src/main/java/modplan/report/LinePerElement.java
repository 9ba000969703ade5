package modplan.report;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.MinimalPrettyPrinter;

/**
 * JSON with one element of each outer array a line: compact, and a diff shows what changed. Arrays
 * down to a depth are outer ones.
 */
final class LinePerElement extends MinimalPrettyPrinter {
  private static final long serialVersionUID = 1L;
  private final int outer;
  private int depth;

  /**
   * @param outer 1 for an array that is the whole document, 2 for arrays in the document's object
   */
  LinePerElement(int outer) {
    this.outer = outer;
  }

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
    if (depth <= outer) {
      g.writeRaw(depth == 1 ? "\n" : "\n ");
    }
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator g) {
    g.writeRaw(depth > outer ? ", " : depth == 1 ? ",\n" : ",\n ");
  }

  @Override
  public void writeEndArray(JsonGenerator g, int count) {
    depth--;
    if (depth == 0 && count > 0) {
      g.writeRaw('\n');
    }
    super.writeEndArray(g, count);
  }
}
