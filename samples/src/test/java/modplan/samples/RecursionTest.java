package modplan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.junit.jupiter.api.Test;

/**
 * No recursion over input in the simulator: each cycle of methods of {@code modplan.load} that may
 * call one another goes through one that begins a level of {@code Deep}, which moves to a fresh
 * stack when one is used up. Calls of lambdas count for the method that has the lambda; a call of a
 * method counts for all that override it.
 */
class RecursionTest {
  /** Cycles that are as deep as something that is no input. */
  private static final Set<Set<String>> BOUNDED =
      Set.of(
          // modules of the embedded profile that export again what others export
          Set.of("Embedded.fill", "World.guile"),
          // a definition that is looked up ahead is a procedure, whose value needs no look-up
          Set.of("Ir$TopRef.eval", "Ir$OwnRef.eval"),
          // the one stack that is kept
          Set.of("Deep$Segment.end", "Deep$Segment.endNext"));

  private static final String DEEP = "modplan.load.Deep";

  @Test
  void everyCycleOfMethodsCountsItsLevels() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("modplan.load");
    Graph<String, DefaultEdge> calls = calls(classes);
    assertThat(calls.vertexSet()).hasSizeGreaterThan(1_000);
    List<Set<String>> cycles = new ArrayList<>();
    for (Set<String> component :
        new KosarajuStrongConnectivityInspector<>(calls).stronglyConnectedSets()) {
      String any = component.iterator().next();
      if (component.size() > 1 || calls.containsEdge(any, any)) {
        Set<String> names = new TreeSet<>();
        component.forEach(each -> names.add(each.replaceAll("^modplan\\.load\\.|\\(.*", "")));
        cycles.add(names);
      }
    }
    assertThat(cycles).allMatch(BOUNDED::contains);
    assertThat(cycles).as("what the check can see").hasSize(BOUNDED.size());
  }

  /** Who calls whom, without the methods that begin a level. */
  private static Graph<String, DefaultEdge> calls(JavaClasses classes) {
    Map<String, Set<String>> targets = new HashMap<>();
    for (JavaClass each : classes) {
      for (JavaCodeUnit unit : each.getCodeUnits()) {
        Set<String> called = new TreeSet<>();
        if (!accesses(unit, called) || each.getName().startsWith(DEEP)) {
          targets.put(unit.getFullName(), called);
        }
      }
    }
    Graph<String, DefaultEdge> calls = new DefaultDirectedGraph<>(DefaultEdge.class);
    targets.keySet().forEach(calls::addVertex);
    targets.forEach(
        (unit, called) ->
            called.stream()
                .filter(targets::containsKey)
                .forEach(each -> calls.addEdge(unit, each)));
    return calls;
  }

  /** Adds what a method calls; true if it begins a level. */
  private static boolean accesses(JavaCodeUnit unit, Set<String> called) {
    List<JavaAccess<?>> accesses = new ArrayList<>();
    accesses.addAll(unit.getMethodCallsFromSelf());
    accesses.addAll(unit.getConstructorCallsFromSelf());
    accesses.addAll(unit.getMethodReferencesFromSelf());
    accesses.addAll(unit.getConstructorReferencesFromSelf());
    boolean counts = false;
    for (JavaAccess<?> access : accesses) {
      CodeUnitAccessTarget target = (CodeUnitAccessTarget) access.getTarget();
      counts |= target.getOwner().getName().equals(DEEP);
      target.resolveMember().ifPresent(member -> called.add(member.getFullName()));
      if (!target.getName().equals("<init>")) {
        for (JavaClass heir : target.getOwner().getAllSubclasses()) {
          heir.getCodeUnits().stream()
              .filter(each -> isSame(each, target))
              .forEach(each -> called.add(each.getFullName()));
        }
      }
    }
    return counts;
  }

  private static boolean isSame(JavaCodeUnit unit, CodeUnitAccessTarget target) {
    return unit.getName().equals(target.getName())
        && unit.getRawParameterTypes().stream()
            .map(JavaClass::getName)
            .toList()
            .equals(target.getRawParameterTypes().stream().map(JavaClass::getName).toList());
  }
}
