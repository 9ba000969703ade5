package modplan.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import modplan.project.FileSignature;
import modplan.project.Sha256;
import modplan.project.SourceState;
import modplan.project.SourceStates;
import modplan.rebuild.RebuildModule;
import modplan.rebuild.RebuildSummary;
import modplan.report.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A {@link BuildState} as text: a line with the version and a hash of the rest, then JSON in which
 * names are numbers of a table, since modules look into many others.
 */
public final class BuildStateText {
  private static final String VERSION = "modplan-state 2 ";

  private final SortedMap<String, Integer> numbers = new TreeMap<>();
  private final BuildState state;

  private BuildStateText(BuildState state) {
    this.state = state;
  }

  /** The text of a state; the same for the same state. */
  public static String write(BuildState state) {
    String json = new BuildStateText(state).json();
    return VERSION + hash(json) + "\n" + json;
  }

  private static String hash(String json) {
    return Sha256.hex(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The state in a text; null if it is none, of another version, or damaged. */
  public static @Nullable BuildState read(String text) {
    int end = text.indexOf('\n');
    if (end < 0 || !text.startsWith(VERSION)) {
      return null;
    }
    String json = text.substring(end + 1);
    if (!text.substring(VERSION.length(), end).equals(hash(json))) {
      return null;
    }
    try {
      return state(new ObjectMapper().readTree(json));
    } catch (JacksonException e) {
      return null;
    }
  }

  // ---------------------------------------------------------------- writing

  private String json() {
    Set<String> names = new TreeSet<>(state.sources().files().keySet());
    state
        .summary()
        .modules()
        .forEach(
            (name, module) -> {
              names.add(name);
              names.add(module.file());
              names.addAll(module.texts());
              names.addAll(module.imported());
              names.addAll(module.looksInto());
            });
    names.addAll(state.compiled().keySet());
    names.forEach(name -> numbers.put(name, numbers.size()));
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringProperty("stoppedRun", state.stoppedRun());
          out.writeNumberProperty("readNanos", state.sources().readNanos());
          out.writeArrayPropertyStart("names");
          names.forEach(out::writeString);
          out.writeEndArray();
          out.writeArrayPropertyStart("sources");
          state.sources().files().forEach((name, source) -> source(out, name, source));
          out.writeEndArray();
          out.writeArrayPropertyStart("modules");
          state.summary().modules().forEach((name, module) -> module(out, name, module));
          out.writeEndArray();
          out.writeArrayPropertyStart("compiled");
          state.compiled().forEach((name, file) -> compiled(out, name, file));
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private int number(String name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new IllegalStateException(name);
    }
    return number;
  }

  private void source(JsonGenerator out, String name, SourceState source) {
    out.writeStartArray();
    out.writeNumber(number(name));
    out.writeString(source.hash());
    signature(out, source.signature());
    out.writeEndArray();
  }

  private static void signature(JsonGenerator out, FileSignature signature) {
    out.writeNumber(signature.size());
    out.writeNumber(signature.modifiedNanos());
    out.writeNumber(signature.changedNanos());
    out.writeNumber(signature.inode());
  }

  private void module(JsonGenerator out, String name, RebuildModule module) {
    out.writeStartArray();
    out.writeNumber(number(name));
    out.writeNumber(number(module.file()));
    out.writeBoolean(module.reExports());
    out.writeString(module.offers());
    for (Collection<String> each : List.of(module.texts(), module.imported(), module.looksInto())) {
      out.writeStartArray();
      each.forEach(other -> out.writeNumber(number(other)));
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private void compiled(JsonGenerator out, String name, KnownFile file) {
    out.writeStartArray();
    out.writeNumber(number(name));
    out.writeBoolean(file.isRight());
    out.writeString(file.hash());
    out.writeString(file.options());
    signature(out, file.signature());
    out.writeEndArray();
  }

  // ---------------------------------------------------------------- reading

  private static BuildState state(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.path("names").forEach(name -> names.add(name.asString()));
    SortedMap<String, SourceState> sources = new TreeMap<>();
    json.path("sources")
        .forEach(
            each ->
                sources.put(
                    name(names, each),
                    new SourceState(each.path(1).asString(), signature(each, 2))));
    SortedMap<String, RebuildModule> modules = new TreeMap<>();
    json.path("modules")
        .forEach(
            each ->
                modules.put(
                    name(names, each),
                    new RebuildModule(
                        names.get(each.path(1).asInt()),
                        set(names, each.path(4)),
                        set(names, each.path(5)),
                        each.path(2).asBoolean(),
                        each.path(3).asString(),
                        set(names, each.path(6)))));
    SortedMap<String, KnownFile> compiled = new TreeMap<>();
    json.path("compiled").forEach(each -> compiled.put(name(names, each), known(each)));
    return new BuildState(
        json.path("stoppedRun").asString(),
        new SourceStates(sources, json.path("readNanos").asLong()),
        new RebuildSummary(modules),
        compiled);
  }

  private static KnownFile known(JsonNode each) {
    return new KnownFile(
        each.path(2).asString(),
        signature(each, 4),
        each.path(3).asString(),
        each.path(1).asBoolean());
  }

  private static FileSignature signature(JsonNode each, int at) {
    return new FileSignature(
        each.path(at).asLong(),
        each.path(at + 1).asLong(),
        each.path(at + 2).asLong(),
        each.path(at + 3).asLong());
  }

  private static String name(List<String> names, JsonNode entry) {
    return names.get(entry.path(0).asInt());
  }

  private static Set<String> set(List<String> names, JsonNode numbers) {
    Set<String> set = new TreeSet<>();
    numbers.forEach(number -> set.add(names.get(number.asInt())));
    return set;
  }
}
