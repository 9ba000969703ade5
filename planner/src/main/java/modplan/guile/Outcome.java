package modplan.guile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What Guile did with an entry.
 *
 * @param ended whether it came to an end, in time and by itself
 * @param error what it failed with, in one line; null if it did not fail
 * @param lines all that it printed
 * @param before the modules that were there before it compiled the entry, as one list
 * @param loaded those that it has loaded then
 */
public record Outcome(
    boolean ended, @Nullable String error, List<String> lines, String before, String loaded) {
  private static final String MARK = "modplan-outcome: ";
  private static final String BEFORE = "modplan-before: ";
  private static final String LOADED = "modplan-loaded: ";

  public Outcome {
    lines = List.copyOf(lines);
  }

  static Outcome of(GuileProcess.Result result) {
    List<String> lines = new ArrayList<>();
    String before = "";
    String loaded = "";
    for (String line : result.text().lines().filter(line -> !line.isBlank()).toList()) {
      if (line.startsWith(BEFORE)) {
        before = line.substring(BEFORE.length());
      } else if (line.startsWith(LOADED)) {
        loaded = line.substring(LOADED.length());
      } else {
        lines.add(line);
      }
    }
    String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    if (result.timedOut() || result.exitCode() != 0 || !last.startsWith(MARK)) {
      return new Outcome(false, null, lines, before, loaded);
    }
    String outcome = last.substring(MARK.length());
    String error = outcome.startsWith("error ") ? outcome.substring("error ".length()) : null;
    return new Outcome(true, error, lines.subList(0, lines.size() - 1), before, loaded);
  }

  /** Whether the module, as Scheme writes its name, was there before anything was compiled. */
  public boolean hadBefore(String module) {
    return before.contains(module);
  }

  /** Whether compiling the entry has loaded the module. */
  public boolean hasLoaded(String module) {
    return loaded.contains(module);
  }

  /** The line in which Guile says this, spaces aside; null if it does not. */
  public @Nullable String lineThatSays(String text) {
    String wanted = plain(text);
    if (error != null && plain(error).contains(wanted)) {
      return error;
    }
    return lines.stream().filter(line -> plain(line).contains(wanted)).findFirst().orElse(null);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
  }
}
