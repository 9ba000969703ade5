package modplan.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import modplan.project.IoErrors;
import org.jspecify.annotations.Nullable;

/** A stream for reports that can tell why it could not be written to. */
final class ReportStream extends PrintStream {
  private final Target target;

  ReportStream(OutputStream out) {
    this(new Target(out));
  }

  private ReportStream(Target target) {
    super(target, false, StandardCharsets.UTF_8);
    this.target = target;
  }

  /** What is said of a stream that has failed. */
  static String failure(PrintStream out) {
    IOException reason = out instanceof ReportStream report ? report.target.failure : null;
    String said = "cannot write standard output";
    return reason == null ? said : said + ": " + IoErrors.reason(reason);
  }

  private static final class Target extends OutputStream {
    private final OutputStream out;
    @Nullable IOException failure;

    Target(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
