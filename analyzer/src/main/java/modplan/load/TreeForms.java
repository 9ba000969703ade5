package modplan.load;

import java.util.ArrayList;
import java.util.List;
import modplan.binding.Profile;
import modplan.load.Data.Seq;
import modplan.load.Mod.Var;
import modplan.module.BindingKind;
import org.jspecify.annotations.Nullable;

/**
 * Macros of trees whose transformers compute too much to be followed, but which the expander knows
 * by name: those of Guile's own modules, where the tree is Guile itself, and a few of Guix.
 */
final class TreeForms {
  private static final String PACKAGES = "(guix packages)";

  private TreeForms() {}

  /** Whether {@code define-record-type*} of the tree makes a macro of the name of the type. */
  static boolean recordTypesAreMacros(World world) {
    Mod records = world.known("(guix records)");
    return records == null || records.locals.containsKey("map-fields");
  }

  /** The macro that stands for one of the tree, or that one itself. */
  static Macro known(World world, Global name, Macro macro) {
    if (macro instanceof Macro.Builtin || macro instanceof Macro.Inlinable) {
      return macro;
    }
    Var variable = world.variable(name.module(), name.name());
    if (variable == null) {
      return macro;
    }
    if (Definers.knows(variable.name) && isGuiles(world, variable)) {
      return new Macro.Builtin(variable.name);
    }
    if (variable.module.equals("(guix records)") && variable.name.startsWith("match-record")) {
      return new Macro.Builtin(variable.name);
    }
    boolean computed = macro instanceof Macro.Procedural || macro instanceof Macro.Opaque;
    if (computed
        && variable.name.equals("define-record-type*")
        && variable.module.equals("(guix records)")) {
      return new Macro.Builtin(variable.name);
    }
    if (computed
        && variable.name.equals("define-public*")
        && variable.module.equals("(guix packages)")) {
      return new Macro.Builtin("define-public*");
    }
    if (computed && variable.module.equals("(guix packages)")) {
      switch (variable.name) {
        case "base32":
          return new Macro.Builtin("%decoded");
        case "base64":
          return new Macro.Builtin("%decoded64");
        case "content-hash":
          return new Macro.Builtin("%content-hash");
        default:
          return macro;
      }
    }
    return macro;
  }

  /**
   * The {@code define-public} of Guile that one of {@code (guix packages)} comes to: there several
   * forms may give the value of a variable, as the body of a {@code syntax-parameterize}.
   */
  static Seq publicDefinition(Seq form) {
    if (form.size() <= 3 || !form.isProper() || !Data.isIdentifier(form.get(1))) {
      return form;
    }
    Seq value = CoreForms.bodyForm("let", Seq.EMPTY, form.rest(2));
    return new Seq(new Object[] {form.get(0), form.get(1), value}, null, form.spot);
  }

  /** Whether it is a macro that a module of Guile itself exports. */
  private static boolean isGuiles(World world, Var variable) {
    Profile.Interface own = Profile.of(world.version).module(variable.module);
    return own != null && own.kinds().get(variable.name) == BindingKind.MACRO;
  }

  /**
   * What a survey, which evaluates no procedures, must know of {@code (use-service-modules x)}: it
   * comes to {@code (%try-use-modules '((gnu services x)) ...)}, evaluated at expansion.
   */
  static void useModules(World world, Object[] forms) {
    for (Object form : forms) {
      if (form instanceof Seq call
          && call.size() > 1
          && Data.isIdentifier(call.get(0))
          && Data.symbol(call.get(0)).equals("%try-use-modules")
          && Data.strip(call.get(1)) instanceof Seq quoted
          && quoted.size() == 2
          && quoted.get(1) instanceof Seq modules) {
        for (Object module : modules.items) {
          ModuleChanges.useAll(world, List.of(ImportSpec.ofUseModules(module)));
        }
      }
    }
  }

  /** {@code (base32 "...")}: bytes, made while it is expanded if they are written out. */
  static Ir decoded(Expander expander, Seq form, String decoder, @Nullable Env env) {
    List<Ir> parts = new ArrayList<>();
    for (Object part : form.rest(1)) {
      if (!isText(part)) {
        if (expander.world.variable(PACKAGES, decoder) != null) {
          parts.add(expander.topReference(new Global(PACKAGES, decoder)));
        }
        parts.add(expander.expand(part, env));
      }
    }
    parts.add(new Ir.Constant(Data.Atom.TRUTHY));
    return new Ir.Sequence(parts);
  }

  /** {@code (content-hash (base32 "...") sha256)}: a record. */
  static Ir contentHash(Expander expander, Seq form, @Nullable Env env) {
    List<Ir> parts = new ArrayList<>();
    Object value = form.size() > 1 ? form.get(1) : Seq.EMPTY;
    boolean isLiteral =
        isText(value) || (value instanceof Seq call && call.size() == 2 && isText(call.get(1)));
    if (!isLiteral) {
      parts.add(expander.expand(value, env));
    }
    if (expander.world.variable(PACKAGES, "<content-hash>") != null) {
      parts.add(expander.topReference(new Global(PACKAGES, "<content-hash>")));
    }
    parts.add(new Ir.Constant(Data.Atom.TRUTHY));
    return new Ir.Sequence(parts);
  }

  static boolean isText(Object x) {
    return x instanceof Data.Text || x == Data.Atom.STRING;
  }
}
