package modplan.report;

import java.io.StringWriter;
import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes JSON as a stream, in the layout that all our reports share, with a line feed at the end.
 */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  private static final int FIELDS_OF_DOCUMENT = 2;

  /** The text that {@code content} writes. */
  public static String write(Consumer<JsonGenerator> content) {
    return write(FIELDS_OF_DOCUMENT, content);
  }

  /** The text that {@code content} writes; the elements of arrays down to a depth get lines. */
  static String write(int outerArrays, Consumer<JsonGenerator> content) {
    return write(new Layout(outerArrays), content);
  }

  /** The text that {@code content} writes, all on one line. */
  static String line(Consumer<JsonGenerator> content) {
    return write(ObjectWriteContext.empty(), content);
  }

  private static String write(ObjectWriteContext layout, Consumer<JsonGenerator> content) {
    Writer out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(layout, out)) {
      content.accept(generator);
    }
    return out + "\n";
  }

  private static final class Layout extends ObjectWriteContext.Base {
    private final PrettyPrinter printer;

    Layout(int outerArrays) {
      printer = new LinePerElement(outerArrays);
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return printer;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
