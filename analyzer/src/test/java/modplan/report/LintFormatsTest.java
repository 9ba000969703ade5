package modplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import modplan.TestTree;
import modplan.project.Project;
import modplan.project.SourceLines;
import modplan.rule.Finding;
import modplan.rule.Judged;
import modplan.rule.LintReport;
import modplan.rule.Linter;
import modplan.rule.Rules;
import modplan.rule.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The formats of other programs, on one tree whose names have all that needs escaping. */
class LintFormatsTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final String TREE =
      """
      === a,b:c%.scm ===
      (define-module (odd) #:use-module (<no&x>) #:use-module (b) #:use-module (b))
      === b.scm ===
      (define-module (b))
      === c.scm ===
      (library (c) (export) (import (d)))
      === d.scm ===
      (define-module (d) #:use-module (c))
      """;

  @TempDir Path directory;

  private LintReport report() {
    return Linter.lint(TestTree.in(directory, TREE).analysis());
  }

  /** The first finding known, the second suppressed. */
  private static LintReport judged(LintReport report) {
    List<Judged> all = new ArrayList<>(report.all());
    all.set(0, new Judged(all.get(0).finding(), Standing.KNOWN, ""));
    all.set(1, new Judged(all.get(1).finding(), Standing.SUPPRESSED, "it has to \"be\""));
    return new LintReport(all, true, report.summary());
  }

  @Test
  void theTreeHasEachSeverity() {
    assertThat(report().findings().stream().map(f -> f.rule() + " " + f.severity().text()))
        .containsExactly(
            "module-name-mismatch info",
            "unresolved-import error",
            "duplicate-import warning",
            "library-cycle error",
            "import-cycle info");
  }

  @Test
  void githubCommandsAreEscaped() {
    assertThat(LintGithub.write(report(), false).lines())
        .hasSize(4)
        .contains(
            "::warning file=a%2Cb%3Ac%25.scm,line=1,col=74,title=duplicate-import::(b) is imported"
                + " twice%0Aa,b:c%25.scm:1:57: this import shows the same names%0Ahelp: remove one"
                + " of the two")
        .last()
        .asString()
        .startsWith("2 errors, 1 warning, 2 info findings not shown in 4 modules");
    assertThat(LintGithub.write(report(), true)).contains("\n::notice file=c.scm,line=1,");
  }

  @Test
  void gitlabFingerprintsAreDistinct() {
    LintReport report = report();
    List<Judged> twice = new ArrayList<>(report.all());
    twice.addAll(report.all());
    JsonNode issues =
        MAPPER.readTree(LintGitlab.write(new LintReport(twice, false, report.summary())));

    Set<String> fingerprints = new HashSet<>();
    for (JsonNode issue : issues.values()) {
      assertThat(issue.propertyNames())
          .containsExactlyInAnyOrder(
              "type",
              "description",
              "check_name",
              "categories",
              "fingerprint",
              "severity",
              "location");
      assertThat(issue.at("/location/lines/begin").isInt()).isTrue();
      assertThat(issue.path("severity").stringValue()).isIn("info", "minor", "major");
      fingerprints.add(issue.path("fingerprint").stringValue());
    }
    assertThat(fingerprints).hasSize(10);
    assertThat(issues.at("/1/location/path").stringValue()).isEqualTo("a,b:c%.scm");
  }

  @Test
  void gitlabHasALineForEachFinding() {
    assertThat(LintGitlab.write(report()).lines())
        .hasSize(7)
        .contains(
            "{\"type\": \"issue\", \"description\": \"(b) is imported twice\", \"check_name\":"
                + " \"duplicate-import\", \"categories\": [\"Bug Risk\"],"
                + " \"fingerprint\": \"%s\", \"severity\": \"minor\", \"location\": {\"path\":"
                    .formatted(report().findings().get(2).fingerprint())
                + " \"a,b:c%.scm\", \"lines\": {\"begin\": 1}}},");
    assertThat(LintGitlab.write(new LintReport(List.of(), false, report().summary())))
        .isEqualTo("[]\n");
  }

  @Test
  void checkstyleIsXmlWithTheSameTexts() throws Exception {
    String xml = LintCheckstyle.write(report());
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();

    assertThat(root.getTagName()).isEqualTo("checkstyle");
    NodeList files = root.getElementsByTagName("file");
    assertThat(files.getLength()).isEqualTo(2);
    assertThat(((Element) files.item(0)).getAttribute("name")).isEqualTo("a,b:c%.scm");
    NodeList errors = root.getElementsByTagName("error");
    assertThat(errors.getLength()).isEqualTo(5);
    Element error = (Element) errors.item(1);
    assertThat(error.getAttribute("severity")).isEqualTo("error");
    assertThat(error.getAttribute("source")).isEqualTo("modplan.unresolved-import");
    assertThat(error.getAttribute("message"))
        .isEqualTo(Details.text(report().findings().get(1)))
        .contains("(<no&x>)", "\n");
    assertThat(xml)
        .contains(
            "<error line=\"1\" column=\"74\" severity=\"warning\" message=\"(b) is imported"
                + " twice&#10;help: remove one of the two\" source=\"modplan.duplicate-import\"/>");
  }

  @Test
  void rdjsonlIsOneObjectALine() {
    List<JsonNode> lines = LintRdjsonl.write(report()).lines().map(MAPPER::readTree).toList();

    assertThat(lines).hasSize(5);
    assertThat(lines.get(1).at("/location/path").stringValue()).isEqualTo("a,b:c%.scm");
    assertThat(lines.get(1).at("/location/range/start/line").intValue()).isEqualTo(1);
    assertThat(lines.get(1).path("severity").stringValue()).isEqualTo("ERROR");
    assertThat(lines.get(1).at("/code/value").stringValue()).isEqualTo("unresolved-import");
    assertThat(lines.get(3).path("relatedLocations").size()).isEqualTo(2);
  }

  @Test
  void sarifFollowsThePartOfItsSchemaThatWeUse() throws Exception {
    assertThat(Schemas.violations("sarif-part", LintSarif.write(report(), "1"))).isEmpty();
    String judged = LintSarif.write(judged(report()), "1");
    assertThat(Schemas.violations("sarif-part", judged)).isEmpty();
    assertThat(Schemas.violations("sarif-part", judged.replace("\"note\"", "\"info\"")))
        .isNotEmpty();
  }

  @Test
  void sarifHasCyclesAsCodeFlowsAndOtherPlacesAsRelatedLocations() {
    JsonNode run = MAPPER.readTree(LintSarif.write(report(), "1")).at("/runs/0");
    JsonNode results = run.path("results");

    assertThat(run.at("/tool/driver/rules").size()).isEqualTo(Rules.all().size());
    for (JsonNode result : results.values()) {
      String named =
          run.at("/tool/driver/rules/" + result.path("ruleIndex").intValue() + "/id").stringValue();
      assertThat(result.path("ruleId").stringValue()).isEqualTo(named);
    }
    assertThat(results.at("/2/relatedLocations/0/physicalLocation/region/startColumn").intValue())
        .isEqualTo(57);
    assertThat(results.at("/3/codeFlows/0/threadFlows/0/locations").size()).isEqualTo(2);
    assertThat(results.at("/0/locations/0/physicalLocation/artifactLocation/uri").stringValue())
        .isEqualTo("a%2Cb%3Ac%25.scm");
    assertThat(results.at("/0/baselineState").isMissingNode()).isTrue();
  }

  @Test
  void whatDoesNotCountIsMarkedOrLeftOut() throws Exception {
    LintReport report = judged(report());
    JsonNode results = MAPPER.readTree(LintSarif.write(report, "1")).at("/runs/0/results");

    assertThat(results.at("/0/baselineState").stringValue()).isEqualTo("unchanged");
    assertThat(results.at("/2/baselineState").stringValue()).isEqualTo("new");
    assertThat(results.at("/1/suppressions/0/justification").stringValue())
        .isEqualTo("it has to \"be\"");
    assertThat(results.at("/0/suppressions").size()).isZero();

    String json = LintJson.write(report);
    assertThat(Schemas.violations("lint-1", json)).isEmpty();
    assertThat(json)
        .contains("\"suppressed\": true, \"reason\": \"it has to \\\"be\\\"\"")
        .contains("\"baseline\": \"known\"");

    assertThat(MAPPER.readTree(LintGitlab.write(report)).size()).isEqualTo(3);
    assertThat(LintRdjsonl.write(report).lines()).hasSize(3);
    assertThat(LintCheckstyle.write(report)).doesNotContain("unresolved-import");
    assertThat(LintGithub.write(report, false).lines()).hasSize(3);
    Project nothing = new Project(List.of(), List.of(), List.of(), List.of(), new TreeSet<>(), 0);
    assertThat(
            LintText.write(
                report, new LintText.Shown(false, false), false, SourceLines.of(nothing)))
        .contains("1 error, 1 warning, 1 info finding not shown, 1 suppressed, 1 in the baseline");
  }

  @Test
  void pathsCanStartElsewhere() {
    LintReport moved = report().below("src/");

    assertThat(moved.findings().stream().map(Finding::file)).allMatch(f -> f.startsWith("src/"));
    assertThat(moved.findings().get(3).related()).allMatch(p -> p.file().startsWith("src/"));
    assertThat(moved.findings().stream().map(Finding::fingerprint))
        .containsExactlyElementsOf(report().findings().stream().map(Finding::fingerprint).toList());
  }
}
