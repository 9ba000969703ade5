package modplan.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import modplan.module.BindingKind;
import modplan.module.Body;
import modplan.module.Definition;
import modplan.module.FileFacts;

/** Counts what the costs of a file depend on. Linear in the code. */
public final class FeatureReader {
  private enum Measure {
    USES,
    NODES,
    WHOLE
  }

  /** A line of {@code features.txt}. */
  private record Counted(String feature, Measure measure) {
    void count(long size, Map<String, Long> counts) {
      counts.merge(feature, measure == Measure.NODES ? size : 1, Long::sum);
    }
  }

  private static final Map<String, List<Counted>> BY_HEAD = byHead(Resource.lines("features.txt"));

  private FeatureReader() {}

  private static Map<String, List<Counted>> byHead(List<String> lines) {
    Map<String, List<Counted>> byHead = new HashMap<>();
    for (String line : lines) {
      String[] words = line.split("\\s+", -1);
      Counted counted = new Counted(words[0], Measure.valueOf(words[1].toUpperCase(Locale.ROOT)));
      for (int i = 2; i < words.length; i++) {
        byHead.computeIfAbsent(words[i], head -> new ArrayList<>()).add(counted);
      }
    }
    return byHead;
  }

  /** The features of one file, all of its modules together. */
  public static Features read(FileFacts file) {
    Body body = file.body();
    Set<String> macros = new HashSet<>();
    for (Definition definition : file.definitions()) {
      if (definition.kind() == BindingKind.MACRO) {
        macros.add(definition.name());
      }
    }
    Map<String, Long> counts = new HashMap<>();
    long nodes = 0;
    int whole = 0; // where the last form that is counted whole ends
    for (int node = 0; node < body.size(); node++) {
      int end = body.next(node);
      if (body.isList(node) && end > node + 1 && body.kind(node + 1) == Body.SYMBOL) {
        String head = body.name(node + 1);
        for (Counted counted : BY_HEAD.getOrDefault(head, List.of())) {
          counted.count(end - node, counts);
          whole = counted.measure() == Measure.WHOLE ? Math.max(whole, end) : whole;
        }
        if (macros.contains(head)) {
          counts.merge(Features.OWN_MACRO_NODES, (long) (end - node), Long::sum);
        }
      }
      nodes += node < whole ? 0 : 1;
    }
    counts.put(Features.BYTES, file.bytes());
    counts.put(Features.NODES, nodes);
    counts.put(Features.EXPORTS, (long) file.exports().size());
    return new Features(counts);
  }
}
