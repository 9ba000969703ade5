package modplan.load;

import java.util.function.Consumer;
import modplan.load.Data.Atom;
import modplan.load.Env.Cell;
import org.jspecify.annotations.Nullable;

/** Code that changes modules: definitions, imports, files that are loaded. */
final class TopCode {
  private TopCode() {}

  static final class Define extends Ir.Nested {
    final String module;
    final String name;
    final Ir value;
    final int spot;

    Define(String module, String name, Ir value, int spot) {
      this.module = module;
      this.name = name;
      this.value = value;
      this.spot = spot;
    }

    @Override
    Object run(World world, @Nullable Cell cells) {
      Object result = value.eval(world, cells);
      Mod target = world.known(module);
      if (target != null) {
        target.local(name).value = result;
        world.defined(module, name, result);
      }
      return Atom.UNSPECIFIED;
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      strict.accept(value);
    }
  }

  /** Installs a macro; its transformer is made anew, as Guile does when it loads. */
  static final class DefineMacro extends Ir.Nested {
    final String module;
    final String name;
    final @Nullable Ir transformer;
    final @Nullable Macro macro;
    final boolean onData;
    final int spot;

    /** Defined by {@code define-syntax-parameter}. */
    boolean isParameter;

    DefineMacro(
        String module,
        String name,
        @Nullable Ir transformer,
        @Nullable Macro macro,
        boolean onData,
        int spot) {
      this.module = module;
      this.name = name;
      this.transformer = transformer;
      this.macro = macro;
      this.onData = onData;
      this.spot = spot;
    }

    @Override
    Object run(World world, @Nullable Cell cells) {
      Object value = macro;
      if (value == null && transformer != null) {
        Macro made = MacroUses.asMacro(transformer.eval(world, cells), onData, module);
        value = isParameter ? MacroUses.asParameter(made) : made;
      }
      Mod target = world.known(module);
      if (target != null && value != null) {
        target.local(name).value = value;
      }
      return Atom.UNSPECIFIED;
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      if (transformer != null) {
        strict.accept(transformer);
      }
    }
  }

  /** A change of the module system: {@code define-module}, {@code use-modules}, {@code export}. */
  static final class ModuleChange extends Ir {
    final Consumer<World> change;

    ModuleChange(Consumer<World> change) {
      this.change = change;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      change.accept(world);
      return Atom.UNSPECIFIED;
    }
  }

  /** {@code (load "x")}: reads and runs a file now. */
  static final class Load extends Ir {
    final String path;

    Load(String path) {
      this.path = path;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      TopLevel.loadFile(world, path);
      return Atom.UNSPECIFIED;
    }
  }
}
