package modplan.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Logs of builds as measurements that are kept: the last line about each module, and all that the
 * last build says of its processes.
 */
public final class Measurements {
  private Measurements() {}

  /**
   * What is known after a build: lines of the log in place of older ones about the same module, in
   * the order of names, then lines about processes. Lines that are not JSON are left out.
   */
  public static String merge(String kept, String log) {
    Map<String, String> modules = new TreeMap<>();
    Set<String> oldProcesses = new LinkedHashSet<>();
    Set<String> processes = new LinkedHashSet<>();
    read(kept, modules, oldProcesses);
    read(log, modules, processes);
    List<String> lines = new ArrayList<>(modules.values());
    lines.addAll(processes.isEmpty() ? oldProcesses : processes);
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static void read(String log, Map<String, String> modules, Set<String> processes) {
    ObjectMapper mapper = new ObjectMapper();
    for (String line : log.split("\n", -1)) {
      JsonNode node = parsed(mapper, line);
      switch (node.path("event").asString("")) {
        case "compile" -> modules.put(node.path("module").asString(""), line);
        case "step", "retry" -> processes.add(line);
        default -> {}
      }
    }
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
