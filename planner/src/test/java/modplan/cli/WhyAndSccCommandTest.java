package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import modplan.PlanTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhyAndSccCommandTest extends CommandTest {
  @BeforeEach
  void tree() throws Exception {
    PlanTree.write(
        directory,
        """
        === src/shop/a.scm ===
        (define-module (shop a) #:use-module (shop b) #:use-module (shop c))
        === src/shop/b.scm ===
        (define-module (shop b) #:use-module (shop c) #:autoload (shop d) (x))
        === src/shop/c.scm ===
        (define-module (shop c) #:use-module (shop a))
        === src/shop/d.scm ===
        (define-module (shop d))
        (define (late) (@ (shop e) y))
        === src/shop/e.scm ===
        (define-module (shop e))
        === src/shop/self.scm ===
        (define-module (shop self) #:use-module (shop self))
        """);
  }

  @Test
  void aChainHasAPlaceForEachHop() {
    assertThat(run("why", "(shop b)", "(shop a)", "src")).isZero();
    assertThat(out)
        .isEqualTo(
            """
            shop/b.scm:1:38: (shop b) imports (shop c)
            shop/c.scm:1:38: (shop c) imports (shop a)
            """);
  }

  @Test
  void fromAModuleToItselfIsACycle() {
    assertThat(run("why", "shop  c", "(shop c)", "src")).isZero();
    assertThat(out.lines()).hasSize(2);
  }

  @Test
  void withoutAChainTheCodeIsOne() {
    assertThat(run("why", "(shop a)", "(shop e)", "src")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out).isEqualTo("(shop a) does not need (shop e): no chain of imports leads there\n");
    assertThat(err).isEmpty();
  }

  @Test
  void otherKindsAreFollowedWhenAskedFor() {
    assertThat(run("why", "--all-kinds", "(shop a)", "(shop e)", "src")).isZero();
    assertThat(out)
        .isEqualTo(
            """
            shop/a.scm:1:38: (shop a) imports (shop b)
            shop/b.scm:1:58: (shop b) autoloads (shop d)
            shop/d.scm:2:16: (shop d) refers to (shop e)
            """);
    assertThat(run("why", "--all-kinds", "(shop e)", "(shop a)", "src"))
        .isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void anUnknownModuleIsAUsageErrorWithAHint() {
    assertThat(run("why", "(shop sefl)", "(shop a)", "src")).isEqualTo(ExitCode.USAGE);
    assertThat(err)
        .isEqualTo(
            "modplan: there is no module (shop sefl) in the roots; did you mean '(shop self)'?\n");
    assertThat(run("why", "(shop a)", "(entirely other)", "src")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("write names as '(a b)'");
    assertThat(run("why", "(shop a)")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void cyclesAsATable() {
    assertThat(run("scc", "src")).isZero();
    assertThat(out)
        .isEqualTo(
            """
            modules      bytes  imports  members
                  3        187        4  (shop a), (shop b), (shop c)
                shop/a.scm:1:60: (shop a) imports (shop c)
                shop/c.scm:1:38: (shop c) imports (shop a)
                  1         53        1  (shop self)
                shop/self.scm:1:41: (shop self) imports (shop self)

            4 modules of 6 in 2 import cycles
            """);
  }

  @Test
  void cyclesAsJson() throws Exception {
    assertThat(run("scc", "src", "--format", "json")).isZero();
    try (InputStream in = Main.class.getResourceAsStream("/modplan/schema/scc-1.schema.json")) {
      String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(schema)
                  .validate(out, InputFormat.JSON))
          .isEmpty();
    }
    assertThat(out).contains("\"cyclicModules\": 4, \"cycles\": 2");
  }

  @Test
  void noCycleIsSaid() {
    assertThat(run("scc", "src", "--exclude", "c.scm", "--exclude", "self.scm")).isZero();
    assertThat(out).isEqualTo("no import cycle in 4 modules\n");
  }
}
