package modplan.load;

import java.util.HashSet;
import java.util.Set;

/**
 * What Guile 3.0 does at -O2 with exports of compiled modules that are small enough: it copies them
 * into the module that it compiles, and looks into the modules which the copies name, so that these
 * are loaded (peval.scm, inlinable-exports.scm).
 */
final class Inlining {
  /** Procedures of fewer nodes than this are copied. */
  private static final int SMALL = 12;

  /** Those of more nodes are not. */
  private static final int LARGE = 60;

  private final World world;
  private final Set<Global> done = new HashSet<>();

  Inlining(World world) {
    this.world = world;
  }

  /** Loads what the copies in this code need. */
  void look(Ir code) {
    if (code instanceof Ir.ModuleRef ref && ref.isPublic) {
      Mod.Interface offered = world.find(ref.module);
      Mod.Var variable = offered == null ? null : offered.get(ref.name);
      if (variable != null) {
        copy(new Global(variable.module, variable.name));
      }
    }
    Deep.run(() -> code.parts(this::look, this::look));
  }

  private void copy(Global export) {
    Ir definition = world.ahead(export.module(), export.name());
    if (!(definition instanceof Lambda lambda) || !done.add(export)) {
      return;
    }
    int size = size(lambda);
    if (size < SMALL) {
      look(lambda);
    } else if (size < LARGE && needsMore(lambda)) {
      world.doubt(new Beyond("a procedure that may be copied into the module", export.name()));
    }
  }

  /** Whether it names modules that are not loaded yet. */
  private boolean needsMore(Ir code) {
    boolean[] found = {
      code instanceof Ir.ModuleRef ref
          && world.known(ref.module) == null
          && world.program.forModule(ref.module) != null
    };
    Deep.run(
        () -> code.parts(part -> found[0] |= needsMore(part), part -> found[0] |= needsMore(part)));
    return found[0];
  }

  private static int size(Ir code) {
    int[] sum = {1};
    Deep.run(() -> code.parts(part -> sum[0] += size(part), part -> sum[0] += size(part)));
    return sum[0];
  }
}
