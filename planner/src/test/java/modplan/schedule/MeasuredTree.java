package modplan.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modplan.cost.Features;
import modplan.cost.ModuleCost;
import modplan.cost.SizeCosts;
import modplan.syntax.ModuleName;

/**
 * A tree that somebody measured, from two tables with tabs and a header line: one with {@code file,
 * bytes, use_modules, autoloads, at_references} (lists of files, separated by commas), one with
 * {@code file, stage, compile_cpu, load_go_cpu, load_src_cpu}; empty fields are not measured and
 * predicted from the rest by ratios of sums for files of the same directory.
 */
final class MeasuredTree {
  final CompileGraph graph;
  final Map<ModuleName, String> stages = new HashMap<>();
  final SizeCosts sizes = new SizeCosts();

  private record Row(Map<String, String> fields) {
    static final Row EMPTY = new Row(Map.of());

    String get(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  MeasuredTree(Path graphTable, Path costTable) throws IOException {
    Map<String, Row> files = new TreeMap<>();
    rows(graphTable).forEach(row -> files.put(row.get("file"), row));
    Map<String, Row> costs = new HashMap<>();
    rows(costTable).forEach(row -> costs.put(row.get("file"), row));
    List<PlannedModule> modules = new ArrayList<>();
    for (Row row : files.values()) {
      String file = row.get("file");
      List<ModuleName> imports = names(row.get("use_modules"), files, file);
      List<ModuleName> mentions = names(row.get("autoloads"), files, file);
      mentions.addAll(names(row.get("at_references"), files, file));
      mentions.removeAll(imports);
      long bytes = Long.parseLong(row.get("bytes"));
      int level = file.startsWith("gnu/packages/") || file.startsWith("gnu/tests/") ? 1 : 3;
      ModuleCost predicted = sizes.module(name(file), Features.ofBytes(bytes), level);
      Row measured = costs.getOrDefault(file, Row.EMPTY);
      modules.add(
          new PlannedModule(
              name(file),
              file,
              0,
              file,
              bytes,
              level,
              new ModuleCost(
                  micros(measured.get("compile_cpu"), predicted.compileMicros()),
                  loadSource(measured.get("load_src_cpu"), bytes, file),
                  predicted.loadGoMicros(),
                  predicted.rssMiB(),
                  ModuleCost.Origin.MEASURED),
              imports,
              mentions.stream().distinct().toList(),
              List.of(),
              List.of(),
              List.of(),
              true,
              List.of(),
              ""));
      stages.put(name(file), measured.get("stage"));
    }
    modules.sort((a, b) -> a.name().compareTo(b.name()));
    graph = new CompileGraph(modules, List.of(), sizes.process());
  }

  private static ModuleName name(String file) {
    return ModuleName.of(file.substring(0, file.length() - ".scm".length()).split("/", -1));
  }

  private static List<ModuleName> names(String list, Map<String, Row> files, String self) {
    List<ModuleName> names = new ArrayList<>();
    for (String file : list.split(",", -1)) {
      if (files.containsKey(file) && !file.equals(self)) {
        names.add(name(file));
      }
    }
    return new ArrayList<>(names.stream().distinct().toList());
  }

  private static long micros(String seconds, long otherwise) {
    return seconds.isEmpty() ? otherwise : Math.round(Double.parseDouble(seconds) * 1e6);
  }

  /** Six seconds for a megabyte of packages, the slope of the measurements for the others. */
  private static long loadSource(String seconds, long bytes, String file) {
    double perByte = file.startsWith("gnu/packages/") ? 6.0 : 5.0;
    return micros(seconds, Math.round(bytes * perByte));
  }

  private static List<Row> rows(Path table) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(table);
    String[] header = lines.get(0).split("\t", -1);
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split("\t", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], i < fields.length ? fields[i] : "");
      }
      rows.add(new Row(row));
    }
    return rows;
  }
}
