package modplan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modplan.project.Config;
import modplan.project.Glob;
import org.jspecify.annotations.Nullable;

/** How bad a project finds the findings of each rule, perhaps only in some of its files. */
public final class Policy {
  /** Every finding as its rule reports it. */
  public static final Policy NONE = new Policy(List.of());

  /**
   * @param severity null for off
   * @param paths empty for all files
   */
  private record Setting(String rule, @Nullable Severity severity, List<Glob> paths) {
    boolean isAbout(Finding finding) {
      return rule.equals(finding.rule())
          && (paths.isEmpty() || paths.stream().anyMatch(glob -> glob.matches(finding.file())));
    }
  }

  private final List<Setting> settings;

  private Policy(List<Setting> settings) {
    this.settings = List.copyOf(settings);
  }

  /**
   * What a configuration says of rules.
   *
   * @throws modplan.project.UsageException if it names a rule or a severity that does not exist
   */
  public static Policy of(Config config) {
    List<Setting> settings = new ArrayList<>();
    for (Config.RuleSetting setting : config.rules()) {
      if (Rules.named(setting.rule()).isEmpty()) {
        throw config.error(
            setting.rule(),
            "there is no rule %s; 'modplan list-rules' shows them".formatted(setting.rule()));
      }
      settings.add(
          new Setting(
              setting.rule(),
              severity(config, setting),
              setting.paths().stream().map(Glob::of).toList()));
    }
    return new Policy(settings);
  }

  private static @Nullable Severity severity(Config config, Config.RuleSetting setting) {
    String wanted = setting.severity();
    if (wanted.equals("off")) {
      return null;
    }
    return Stream.of(Severity.values())
        .filter(severity -> severity.text().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                config.error(
                    setting.rule(),
                    "a rule can be %s or off, not \"%s\""
                        .formatted(
                            Stream.of(Severity.values())
                                .map(s -> s.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")),
                            wanted)));
  }

  /** Whether a rule is to run: one that is off by default must be named with a severity. */
  boolean wants(Rule rule) {
    return rule.isOnByDefault()
        || settings.stream().anyMatch(s -> s.rule().equals(rule.id()) && s.severity() != null);
  }

  /**
   * The finding with the severity that is wanted; nothing if it is off. The last setting counts.
   */
  public Optional<Finding> apply(Finding finding) {
    for (int i = settings.size() - 1; i >= 0; i--) {
      Setting setting = settings.get(i);
      if (setting.isAbout(finding)) {
        return Optional.ofNullable(setting.severity()).map(finding::withSeverity);
      }
    }
    return Optional.of(finding);
  }

  /** All of it, for who wants to know whether it is the same. */
  @Override
  public String toString() {
    return settings.toString();
  }
}
