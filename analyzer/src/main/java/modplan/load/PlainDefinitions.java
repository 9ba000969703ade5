package modplan.load;

import java.util.Map;
import java.util.Set;
import modplan.load.Data.Seq;
import modplan.module.Body;

/**
 * Definitions that a survey can note without looking at what they define, nearly all of a tree: no
 * data are made of their code before somebody asks for the value.
 */
final class PlainDefinitions {
  private static final Set<String> HEADS =
      Set.of("define", "define*", "define-public", "define*-public");

  private final World world;
  private final Body body;

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
    Seq head = new Seq(new Object[] {body.name(node + 1)}, null, at);
    if (!(expander.headMacro(head, null) instanceof Macro.Builtin macro)
        || !HEADS.contains(macro.name())) {
      world.lookedInto.note(body, form); // a head of another meaning
      return false;
    }
    boolean star = macro.name().startsWith("define*");
    Mod module = world.current;
    module.local(name).value =
        Value.Deferred.code(
            world,
            module,
            () -> {
              world.lookedInto.note(body, form);
              expander.spot = at;
              Seq plain = expander.core.definers.uncurry((Seq) BodyData.datum(body, node), star);
              return plain.size() > 2
                  ? expander.expand(plain.get(2), null)
                  : Ir.Constant.UNSPECIFIED;
            });
    if (macro.name().endsWith("-public")) {
      ModuleChanges.export(module, Map.of(name, name), false);
    }
    return true;
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
