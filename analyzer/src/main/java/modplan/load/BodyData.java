package modplan.load;

import java.util.ArrayList;
import java.util.List;
import modplan.load.Data.Atom;
import modplan.load.Data.Char;
import modplan.load.Data.Keyword;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Data.Vec;
import modplan.module.Body;

/** What the facts keep of a file as data. */
final class BodyData {
  private BodyData() {}

  /** All top-level data of a body. */
  static List<Object> data(Body body) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < body.forms(); i++) {
      all.add(datum(body, body.form(i)));
    }
    return all;
  }

  /** A node of a body as a datum; bodies are not nested deeply. */
  static Object datum(Body body, int node) {
    switch (body.kind(node)) {
      case Body.SYMBOL:
        return body.name(node);
      case Body.KEYWORD:
        return new Keyword(body.name(node));
      case Body.NUMBER:
        long integer = body.integer(node);
        return integer == Body.NO_INTEGER ? Atom.NUMBER : (Object) integer;
      case Body.STRING:
        String text = body.text(node);
        return text == null ? Atom.STRING : new Text(text);
      case Body.LITERAL:
        return switch (body.payload(node)) {
          case Body.FALSE -> false;
          case Body.TRUE -> true;
          case Body.OTHER -> Atom.CHARACTER;
          case Body.DATUM -> Atom.DATUM;
          default -> new Char(body.payload(node) - Body.CHARACTER);
        };
      default:
        List<Object> items = new ArrayList<>();
        for (int child = node + 1; child < body.next(node); child = body.next(child)) {
          items.add(datum(body, child));
        }
        if (body.kind(node) == Body.VECTOR) {
          return new Vec(items.toArray());
        }
        Object tail = body.kind(node) == Body.IMPROPER ? items.remove(items.size() - 1) : null;
        return new Seq(items.toArray(), tail, body.spot(node));
    }
  }
}
