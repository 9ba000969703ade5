package modplan.run;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Logs of builds as measurements that are kept: the last line about each module and each step. */
public final class Measurements {
  private Measurements() {}

  /**
   * What is known after a build: lines of the log in place of older ones about the same module, in
   * the order of names. Lines that are not JSON are left out.
   */
  public static String merge(String kept, String log) {
    ObjectMapper mapper = new ObjectMapper();
    Map<String, String> lines = new TreeMap<>();
    for (String line : (kept + "\n" + log).split("\n", -1)) {
      JsonNode node = parsed(mapper, line);
      if (node.path("event").asString("").equals("compile")) {
        lines.put(node.path("module").asString(""), line);
      }
    }
    return lines.isEmpty() ? "" : String.join("\n", lines.values()) + "\n";
  }

  /** A missing node for a line that was cut short by a kill. */
  private static JsonNode parsed(ObjectMapper mapper, String line) {
    try {
      return mapper.readTree(line);
    } catch (JacksonException e) {
      return mapper.missingNode();
    }
  }
}
