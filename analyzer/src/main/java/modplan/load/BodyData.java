package modplan.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import modplan.binding.ReadStrings;
import modplan.load.Data.Atom;
import modplan.load.Data.Char;
import modplan.load.Data.Keyword;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Data.Vec;
import modplan.module.Body;
import org.eclipse.collections.api.set.primitive.IntSet;

/** What the facts keep of a file as data. */
final class BodyData {
  private BodyData() {}

  /** All top-level data of a body. */
  static List<Object> data(Body body, ReadStrings notes) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < body.forms(); i++) {
      all.add(datum(body, body.form(i), notes));
    }
    return all;
  }

  /** A node of a body as a datum. */
  static Object datum(Body body, int node, ReadStrings notes) {
    return datum(body, node, IdleFields.NONE, notes);
  }

  /**
   * The same.
   *
   * @param omitted nodes in whose place there is {@code #f}
   * @param notes are taken of the strings that are read later
   */
  static Object datum(Body body, int node, IntSet omitted, ReadStrings notes) {
    return body.isList(node) || body.kind(node) == Body.VECTOR
        ? list(body, node, omitted, notes)
        : atom(body, node, notes);
  }

  private static Object atom(Body body, int node, ReadStrings notes) {
    return switch (body.kind(node)) {
      case Body.SYMBOL -> body.name(node);
      case Body.KEYWORD -> new Keyword(body.name(node));
      case Body.NUMBER -> {
        long integer = body.integer(node);
        yield integer == Body.NO_INTEGER ? Atom.NUMBER : (Object) integer;
      }
      case Body.STRING -> body.hasText(node) ? new Text(body, node, notes) : Atom.STRING;
      default ->
          switch (body.payload(node)) {
            case Body.FALSE -> false;
            case Body.TRUE -> true;
            case Body.OTHER -> Atom.CHARACTER;
            case Body.DATUM -> Atom.DATUM;
            default -> new Char(body.payload(node) - Body.CHARACTER);
          };
    };
  }

  /** A list or vector whose elements have not all been read. */
  private record Open(int node, List<Object> items) {}

  /** The nodes stand in the order of reading: a list is finished where the node after it begins. */
  private static Object list(Body body, int first, IntSet omitted, ReadStrings notes) {
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(first, new ArrayList<>()));
    int node = first + 1;
    while (true) {
      Open inner = open.element();
      if (node == body.next(inner.node)) {
        Object done = close(body, open.pop());
        if (open.isEmpty()) {
          return done;
        }
        open.element().items.add(done);
      } else if (omitted.contains(node)) {
        inner.items.add(false);
        node = body.next(node);
      } else if (body.isList(node) || body.kind(node) == Body.VECTOR) {
        open.push(new Open(node, new ArrayList<>()));
        node++;
      } else {
        inner.items.add(atom(body, node, notes));
        node++;
      }
    }
  }

  private static Object close(Body body, Open list) {
    List<Object> items = list.items;
    if (body.kind(list.node) == Body.VECTOR) {
      return new Vec(items.toArray());
    }
    Object tail = body.kind(list.node) == Body.IMPROPER ? items.remove(items.size() - 1) : null;
    return new Seq(items.toArray(), tail, body.spot(list.node));
  }
}
