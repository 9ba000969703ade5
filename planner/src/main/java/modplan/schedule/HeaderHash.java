package modplan.schedule;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import modplan.graph.ModuleSite;
import modplan.module.Context;
import modplan.module.Mention;
import modplan.module.MentionKind;

/**
 * The hash of what a module form imports and autoloads: a build computes it again in Guile, and so
 * notices that a plan does not fit the tree any more. 32 bits, FNV-1a (Fowler, Noll, Vo), over
 * lines {@code name}, {@code use-module (a b)}, {@code autoload (c)}, for libraries of R6RS and
 * R7RS {@code import (a b)}, in the order of the form; eight hexadecimal digits.
 */
public final class HeaderHash {
  private static final int OFFSET = 0x811c9dc5;
  private static final int PRIME = 0x01000193;

  private HeaderHash() {}

  private static final Set<MentionKind> CLAUSES =
      EnumSet.of(MentionKind.USE_MODULE, MentionKind.AUTOLOAD, MentionKind.IMPORT);

  /** Empty for forms that only a macro of the tree understands. */
  static String of(ModuleSite site) {
    if (site.fact().wrapped()) {
      return "";
    }
    StringBuilder lines = new StringBuilder(site.fact().name().toString()).append('\n');
    for (Mention mention : site.file().facts().mentions()) {
      MentionKind kind = mention.kind();
      if (CLAUSES.contains(kind)
          && mention.module() == site.index()
          && mention.context() == Context.EAGER) {
        lines.append(kind.text()).append(' ').append(mention.target()).append('\n');
      }
    }
    return of(lines.toString());
  }

  static String of(String text) {
    int hash = OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return "%08x".formatted(hash);
  }
}
