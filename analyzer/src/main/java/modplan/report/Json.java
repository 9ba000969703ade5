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

  /** The text that {@code content} writes. */
  public static String write(Consumer<JsonGenerator> content) {
    Writer out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(new Layout(), out)) {
      content.accept(generator);
    }
    return out + "\n";
  }

  private static final class Layout extends ObjectWriteContext.Base {
    private final PrettyPrinter printer = new LinePerElement();

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
