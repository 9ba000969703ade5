package modplan.syntax;

import java.util.List;
import modplan.source.Location;

/** One imported interface: {@code (a b)} or {@code ((a b) #:select (x) #:prefix p:)}. */
public record ImportSpec(ModuleName module, Location location, List<ImportOption> options) {
  public ImportSpec {
    options = List.copyOf(options);
  }
}
