package modplan.samples;

import static modplan.samples.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** docs/dependencies.md names every library that is in the jar, and no other. */
class DependenciesTest {
  private static final Path JAR = Path.of("../planner/target/modplan.jar");
  private static final Path BILL = Path.of("../planner/target/modplan.cdx.json");
  private static final Path PAGE = Path.of("../docs/dependencies.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| .* \\| `([a-z0-9.]+)` \\| \\S.* \\|$");

  @Test
  void everyClassBelongsToAListedLibrary() throws IOException {
    require(Files.isRegularFile(JAR), "the jar is not built yet: mvn verify builds it");
    Set<String> listed = listed();
    Set<String> unlisted = new TreeSet<>();
    Set<String> unused = new TreeSet<>(listed);
    try (JarFile jar = new JarFile(JAR.toFile())) {
      jar.stream()
          .map(entry -> entry.getName().replaceFirst("^META-INF/versions/\\d+/", ""))
          .filter(name -> name.endsWith(".class") && !name.startsWith("modplan/"))
          .map(name -> name.replace('/', '.'))
          .forEach(
              name -> {
                if (listed.stream().noneMatch(name::startsWith)) {
                  unlisted.add(name);
                }
                unused.removeIf(name::startsWith);
              });
    }

    assertThat(unlisted).as("classes of no listed library").isEmpty();
    assertThat(unused).as("listed libraries without classes").isEmpty();
  }

  /** Components have groups and names of Maven, the page has packages: info.picocli is picocli. */
  @Test
  void theBillOfMaterialsHasTheListedLibraries() throws IOException {
    require(Files.isRegularFile(BILL), "no bill: mvn -Prelease verify writes it");
    Set<String> listed = listed();
    Set<String> unlisted = new TreeSet<>();
    Set<String> missing = new TreeSet<>(listed);
    for (JsonNode component : new ObjectMapper().readTree(BILL).path("components")) {
      String group = component.path("group").asString() + ".";
      Predicate<String> isIt =
          library ->
              library.startsWith(group)
                  || group.startsWith(library)
                  || group.endsWith("." + library);
      if (!group.equals("modplan.")) {
        missing.removeIf(isIt);
        if (listed.stream().noneMatch(isIt)) {
          unlisted.add(group + component.path("name").asString());
        }
      }
    }

    assertThat(unlisted).as("components that are no listed library").isEmpty();
    assertThat(missing).as("listed libraries without a component").isEmpty();
  }

  /** The packages of the libraries, with a dot behind each. */
  private static Set<String> listed() throws IOException {
    Set<String> listed = new TreeSet<>();
    Matcher row = ROW.matcher(Files.readString(PAGE));
    while (row.find()) {
      listed.add(row.group(1) + ".");
    }
    return listed;
  }
}
