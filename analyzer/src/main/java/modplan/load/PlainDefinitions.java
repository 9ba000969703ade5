package modplan.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import modplan.load.Data.Seq;
import modplan.module.Body;
import org.jspecify.annotations.Nullable;

/**
 * Definitions that a survey can note without looking at what they define, nearly all of a tree: no
 * data are made of their code before somebody asks for the value.
 */
final class PlainDefinitions {
  private static final Set<String> HEADS =
      Set.of("define", "define*", "define-public", "define*-public");

  /** What these may mean; the last is the {@code define-public} of Guix's packages. */
  private static final Set<String> MEANINGS =
      Set.of("define", "define*", "define-public", "define*-public", "define-public*");

  private final World world;
  private final Body body;

  /** What the heads mean that were met, until a form may change it. */
  private final Map<String, Macro.Builtin> meanings = new HashMap<>();

  PlainDefinitions(World world, Body body) {
    this.world = world;
    this.body = body;
  }

  /** Notes what a top-level form defines; false if it is anything else than a plain definition. */
  boolean note(int form) {
    int node = body.form(form);
    String name = nameOf(body, node);
    if (name.isEmpty()) {
      return false;
    }
    Expander expander = world.expander;
    int at = body.spot(node);
    expander.spot = at;
    Macro.Builtin macro = head(body.name(node + 1), at);
    if (macro == null) {
      world.lookedInto.note(body, form); // a head of another meaning
      return false;
    }
    if (HEADS.contains(name)) {
      forget();
    }
    Mod module = world.current;
    module.local(name).value =
        new Value.Deferred(world, module, new Code(form, macro.name().startsWith("define*")));
    if (macro.name().contains("-public")) {
      ModuleChanges.export(module, name);
    }
    return true;
  }

  /** The code of a definition; there are too many of them for lambdas, which are slow to make. */
  private final class Code implements Value.Deferred.Source {
    private final int form;
    private final boolean star;

    Code(int form, boolean star) {
      this.form = form;
      this.star = star;
    }

    @Override
    public Ir expand() {
      world.lookedInto.note(body, form);
      int node = body.form(form);
      Expander expander = world.expander;
      expander.spot = body.spot(node);
      Seq plain =
          expander.core.definers.uncurry((Seq) BodyData.datum(body, node, world.strings()), star);
      return plain.size() > 2 ? expander.expand(plain.get(2), null) : Ir.Constant.UNSPECIFIED;
    }
  }

  /** The definer that a head means now; null if it means anything else. */
  private Macro.@Nullable Builtin head(String name, int spot) {
    Macro.Builtin known = meanings.get(name);
    if (known == null) {
      Seq head = new Seq(new Object[] {name}, null, spot);
      if (!(world.expander.headMacro(head, null) instanceof Macro.Builtin macro)
          || !MEANINGS.contains(macro.name())) {
        return null;
      }
      known = macro;
      meanings.put(name, known);
    }
    return known;
  }

  /** Heads may have other meanings from now on. */
  void forget() {
    meanings.clear();
  }

  /** The name that a form defines which looks like a plain definition; else the empty text. */
  static String nameOf(Body body, int node) {
    return body.kind(node) != Body.LIST
            || body.next(node) == node + 1
            || body.kind(node + 1) != Body.SYMBOL
            || !HEADS.contains(body.name(node + 1))
        ? ""
        : defined(body, node); // Guile would refuse one that is not well-formed
  }

  /** The name that a well-formed definition defines; else the empty text. */
  private static String defined(Body body, int node) {
    int target = node + 2;
    int end = body.next(node);
    if (target >= end) {
      return "";
    }
    int value = body.next(target);
    if (body.isList(target)) {
      if (value >= end) {
        return ""; // no body
      }
      while (body.isList(target)) {
        int least = body.kind(target) == Body.IMPROPER ? 2 : 1;
        int items = 0;
        for (int child = target + 1; child < body.next(target); child = body.next(child)) {
          items++;
        }
        if (items < least) {
          return "";
        }
        target++;
      }
    } else if (value < end && body.next(value) < end) {
      return ""; // more than one value
    }
    return body.kind(target) == Body.SYMBOL ? body.name(target) : "";
  }
}
