package modplan.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/dependencies.md names every library whose classes are in the jar, and no other. */
class DependenciesTest {
  private static final Path JAR = Path.of("../planner/target/modplan.jar");
  private static final Path PAGE = Path.of("../docs/dependencies.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| .* \\| `([a-z0-9.]+)` \\| \\S.* \\|$");

  @Test
  void everyClassBelongsToAListedLibrary() throws IOException {
    assumeTrue(Files.isRegularFile(JAR), "the jar is not built yet: mvn verify builds it");
    Set<String> listed = new TreeSet<>();
    Matcher row = ROW.matcher(Files.readString(PAGE));
    while (row.find()) {
      listed.add(row.group(1) + ".");
    }
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
}
