package modplan.samples;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;

/** The rules between packages, all in one class: reading the classes takes seconds. */
@AnalyzeClasses(packages = "modplan", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {
  /** In the order of the data flow; a package may use those before it. Not all exist yet. */
  private static final List<String> PACKAGES =
      List.of(
          // grammar
          "source",
          "syntax",
          "module",
          // analyzer
          "project",
          "graph",
          "binding",
          "load",
          "rebuild",
          "rule",
          "report",
          // planner
          "cost",
          "partition",
          "schedule",
          "emit",
          "verify",
          "run",
          "guile",
          "render",
          "cli");

  @ArchTest static final ArchRule IMPORTS_POINT_BACKWARDS = importsPointBackwards();

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("modplan.(*)..").should().beFreeOfCycles();

  /** The partitioner knows ints and longs, not modules. */
  @ArchTest
  static final ArchRule PARTITION_STANDS_ALONE =
      noClasses()
          .that()
          .resideInAPackage("modplan.partition..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("modplan..")
                  .and(DescribedPredicate.not(resideInAPackage("modplan.partition.."))));

  /** An emitter is a plain loop over a finished plan. */
  @ArchTest
  static final ArchRule EMIT_KNOWS_NO_PARTITION =
      noClasses()
          .that()
          .resideInAPackage("modplan.emit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("modplan.partition..")
          .allowEmptyShould(true);

  /** A check that shares code with what it checks shares its mistakes; plans are mere values. */
  @ArchTest
  static final ArchRule VERIFY_KNOWS_NO_PLANNER =
      noClasses()
          .that()
          .resideInAPackage("modplan.verify..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("modplan.schedule..")
                  .and(
                      DescribedPredicate.not(
                          nameMatching(
                              "modplan\\.schedule\\.(CompilePlan|LowerBounds|NotPlanned"
                                  + "|PlannedModule|Protocol|Step)(\\$.*)?"))));

  private static final DescribedPredicate<JavaClass> GENERATED_BY_ANTLR =
      nameMatching("modplan\\.syntax\\.(SchemeLexer|ModuleForms(Base)?(Visitor)?)(\\$.*)?")
          .forSubtype();

  private static final DescribedPredicate<JavaClass> MODULE_FORM_PARSER =
      nameMatching(
              "modplan\\.syntax\\.(ModuleFormParser|Parser(Tokens|Errors|Words)|DefineModuleReader"
                  + "|LibraryReader)(\\$.*)?")
          .forSubtype();

  @ArchTest
  static final ArchRule ANTLR_STOPS_AT_THE_PARSER =
      noClasses()
          .that(DescribedPredicate.not(GENERATED_BY_ANTLR.or(MODULE_FORM_PARSER)))
          .should()
          .dependOnClassesThat(resideInAPackage("org.antlr..").or(GENERATED_BY_ANTLR));

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_PICOCLI =
      noClasses()
          .that()
          .resideOutsideOfPackage("modplan.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  /** What really reaches the disk; paths and exceptions are mere values. */
  private static final String FILES =
      "java\\.nio\\.file\\.(Files|FileSystems?|spi\\..*)"
          + "|java\\.nio\\.channels\\.(File|AsynchronousFile)Channel"
          + "|java\\.io\\.(File|RandomAccessFile|File(Input|Output)Stream|File(Reader|Writer))";

  @ArchTest
  static final ArchRule FOUR_PACKAGES_TOUCH_FILES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "modplan.source..", "modplan.project..", "modplan.guile..", "modplan.cli..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(FILES);

  // The command line asks for its own process id, to name temporary files.
  @ArchTest
  static final ArchRule ONLY_GUILE_AND_CLI_KNOW_PROCESSES =
      noClasses()
          .that()
          .resideOutsideOfPackages("modplan.guile..", "modplan.cli..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.lang\\.Process(Builder|Handle)?(\\$.*)?");

  @ArchTest
  static final ArchRule PROGRAMS_ARE_STARTED_BY_GUILE =
      noClasses()
          .that()
          .resideOutsideOfPackage("modplan.guile..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.lang\\.ProcessBuilder(\\$.*)?");

  /** The same input gives the same bytes, whatever the machine or the hour. */
  @ArchTest
  static final ArchRule CLOCK_AND_ENVIRONMENT_STAY_OUTSIDE =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "modplan.source..", "modplan.project..", "modplan.guile..", "modplan.cli..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now");

  @ArchTest static final ArchRule NOBODY_PRINTS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  /** A check of the checks: an import that reads no classes would let every rule pass. */
  @ArchTest
  static final ArchRule CLASSES_ARE_READ =
      classes()
          .that()
          .haveFullyQualifiedName("modplan.cli.Main")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  private static ArchRule importsPointBackwards() {
    LayeredArchitecture architecture =
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("modplan..")
            .withOptionalLayers(true)
            .ensureAllClassesAreContainedInArchitecture();
    for (String name : PACKAGES) {
      architecture = architecture.layer(name).definedBy("modplan." + name + "..");
    }
    for (int i = 0; i < PACKAGES.size(); i++) {
      LayeredArchitecture.LayerDependencySpecification layer =
          architecture.whereLayer(PACKAGES.get(i));
      architecture =
          i == 0
              ? layer.mayNotAccessAnyLayer()
              : layer.mayOnlyAccessLayers(PACKAGES.subList(0, i).toArray(String[]::new));
    }
    return architecture;
  }
}
