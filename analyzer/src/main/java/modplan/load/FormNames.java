package modplan.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import modplan.module.Body;
import modplan.source.Location;
import org.eclipse.collections.impl.map.mutable.primitive.IntObjectHashMap;
import org.eclipse.collections.impl.stack.mutable.primitive.IntArrayStack;

/**
 * Which names a top-level form mentions, and which of them perhaps when it is loaded: a quick look
 * that overlooks nothing, so that only forms that matter need be expanded. Linear in the nodes.
 */
public final class FormNames {
  private static final Set<String> CORE =
      Set.of(
          "define",
          "define*",
          "define-public",
          "define*-public",
          "lambda",
          "lambda*",
          "begin",
          "let",
          "let*",
          "letrec",
          "if",
          "when",
          "unless",
          "parameterize");

  private static final Set<String> TRANSFORMERS = Set.of("lambda", "λ", "syntax-case");

  private final Body body;
  private final Function<String, RecordFields> records;
  private final HeadRoles roles;

  /** By the number of the head's name, as far as it was asked for. */
  private final IntObjectHashMap<RecordFields> fields = new IntObjectHashMap<>();

  /** The same in the form that was looked through last, where the name may be bound. */
  private final IntObjectHashMap<RecordFields> fieldsInForm = new IntObjectHashMap<>();

  private int lookedThrough = -1;

  /**
   * @param records the fields of the record that a head constructs; {@link RecordFields#NONE} if it
   *     constructs none
   */
  FormNames(Body body, Function<String, RecordFields> records) {
    this.body = body;
    this.records = records;
    this.roles = new HeadRoles(body);
  }

  /** For code whose records are not known. */
  public static FormNames of(Body body) {
    return new FormNames(body, head -> RecordFields.NONE);
  }

  /** The top-level form that holds a place. */
  public int formAt(Location place) {
    return StepReader.formAt(body, place);
  }

  /**
   * Whether a place in a form is code of a procedure that is certain to be one: all lists around it
   * are forms of Guile's core, and one of them makes a procedure.
   */
  public boolean isInProcedure(Location place) {
    int spot = Body.spotOf(place);
    int node = body.form(formAt(place));
    boolean procedure = false;
    while (true) {
      String head = head(node);
      if (!CORE.contains(head)) {
        return procedure && head.equals("use-modules");
      }
      procedure |=
          roles.has(node, HeadRoles.PROCEDURE)
              || (roles.has(node, HeadRoles.DEFINER) && isProcedure(node));
      int inside = inside(node, spot);
      if (inside < 0) {
        return false;
      }
      node = inside;
    }
  }

  /** What heads the lists around the list that begins at a place, from the outermost inwards. */
  List<String> headsAround(Location place) {
    int spot = Body.spotOf(place);
    List<String> heads = new ArrayList<>();
    int node = body.form(formAt(place));
    while (node >= 0 && body.spot(node) < spot) {
      heads.add(head(node));
      node = inside(node, spot);
    }
    return heads;
  }

  /** The list in a list that is the last to begin no later than a place; -1 if there is none. */
  private int inside(int node, int spot) {
    int inside = -1;
    for (int child = node + 1; child < body.next(node); child = body.next(child)) {
      if (body.isList(child) && body.spot(child) <= spot) {
        inside = child;
      }
    }
    return inside;
  }

  /** All symbols outside of the forms that declare imports and exports. */
  public Set<String> allMentioned() {
    Set<String> found = new HashSet<>();
    for (int form = 0; form < body.forms(); form++) {
      int node = body.form(form);
      if (!isModuleForm(form)) {
        for (int at = node; at < body.next(node); at++) {
          if (body.kind(at) == Body.SYMBOL) {
            found.add(body.name(at));
          }
        }
      }
    }
    return found;
  }

  /** Whether any form mentions one of the names. */
  public boolean mentionsAnywhere(Set<String> names) {
    if (names.stream().noneMatch(body.texts()::contains)) {
      return false; // without a look at the code
    }
    boolean[] marks = marks(names);
    for (int form = 0; form < body.forms(); form++) {
      if (mentions(form, marks)) {
        return true;
      }
    }
    return false;
  }

  /** Those of the names that head a list of a form. */
  public Set<String> heads(int form, Set<String> names) {
    Set<String> found = new HashSet<>();
    int node = body.form(form);
    for (int at = node; at < body.next(node); at++) {
      String head = head(at);
      if (head.equals("quote")) {
        at = body.next(at) - 1;
      } else if (!head.isEmpty() && names.contains(head)) {
        found.add(head);
      }
    }
    return found;
  }

  /** Which of the {@linkplain Body#texts texts} of the body are among these names. */
  boolean[] marks(Set<String> names) {
    List<String> texts = body.texts();
    boolean[] marks = new boolean[texts.size()];
    for (int i = 0; i < marks.length && !names.isEmpty(); i++) {
      marks[i] = names.contains(texts.get(i));
    }
    return marks;
  }

  /** Whether a form mentions one of the names, in code or in data. */
  boolean mentions(int form, Set<String> names) {
    return !names.isEmpty() && mentions(form, marks(names));
  }

  /** The same for names that are {@linkplain #marks marked}. */
  boolean mentions(int form, boolean[] marks) {
    return mentionsBelow(body.form(form), marks);
  }

  /** Whether a node is one of the marked names or holds one. */
  boolean mentionsBelow(int node, boolean[] marks) {
    int end = body.next(node);
    for (int at = node; at < end; at++) {
      if (body.kind(at) == Body.SYMBOL && marks[body.payload(at)]) {
        return true;
      }
    }
    return false;
  }

  /** The names of a form that are among these. */
  public Set<String> mentioned(int form, Set<String> names) {
    Set<String> found = new HashSet<>();
    int node = body.form(form);
    int end = body.next(node);
    for (int at = node; at < end; at++) {
      if (body.kind(at) == Body.SYMBOL && names.contains(body.name(at))) {
        found.add(body.name(at));
      }
    }
    return found;
  }

  /** Whether the form may need one of the {@linkplain #marks marked} names while it is loaded. */
  boolean mayNeed(int form, boolean[] marks) {
    return mentions(form, marks) && atTop(body.form(form), marks);
  }

  /**
   * Whether a call of a procedure that the form defines may come to one of the marked names: values
   * of delayed fields run later.
   */
  boolean mayRun(int form, boolean[] marks) {
    int node = body.form(form);
    return mentions(form, marks) && needs(node, body.next(node + 1), marks);
  }

  /** Whether the form splices a file in, of which nothing is known here. */
  boolean includes(int form) {
    String head = head(body.form(form));
    return head.equals("include") || head.equals("include-from-path");
  }

  /** Whether the form declares what the module imports and exports. */
  public boolean isModuleForm(int form) {
    return roles.has(body.form(form), HeadRoles.DECLARATION);
  }

  /** The name of a macro that the form defines, or the empty text. */
  public String macro(int form) {
    int node = body.form(form);
    return roles.has(node, HeadRoles.MACRO_DEFINER) ? definedName(node) : "";
  }

  /** The name behind the head of a form, which a definition defines; or the empty text. */
  String subject(int form) {
    int node = body.form(form);
    return head(node).isEmpty() || isModuleForm(form) ? "" : definedName(node);
  }

  /** Whether the macro that the form defines runs code, rather than filling in patterns. */
  boolean isProcedural(int form) {
    String head = head(body.form(form));
    return !head.startsWith("define-syntax-rule")
        && !head.equals("define-inlinable")
        && !head.equals("define-integrable")
        && (!head.startsWith("define-syntax") || !mentioned(form, TRANSFORMERS).isEmpty());
  }

  /** The name of a procedure that the form defines by a lambda, or the empty text. */
  String procedure(int form) {
    int node = body.form(form);
    return roles.has(node, HeadRoles.DEFINER) && isProcedure(node) ? definedName(node) : "";
  }

  String head(int node) {
    return body.isList(node) && body.next(node) > node + 1 && body.kind(node + 1) == Body.SYMBOL
        ? body.name(node + 1)
        : "";
  }

  private String definedName(int node) {
    int name = node + 2;
    while (name < body.next(node) && body.isList(name) && body.next(name) > name + 1) {
      name++;
    }
    return name < body.next(node) && body.kind(name) == Body.SYMBOL ? body.name(name) : "";
  }

  /** {@code (define (f) ...)} or {@code (define f (lambda ...))}. */
  private boolean isProcedure(int node) {
    int target = node + 2;
    if (target >= body.next(node)) {
      return false;
    }
    if (body.isList(target)) {
      return true;
    }
    int value = body.next(target);
    return value < body.next(node) && roles.has(value, HeadRoles.PROCEDURE);
  }

  private boolean atTop(int first, boolean[] marks) {
    IntArrayStack pending = IntArrayStack.newStackWith(first);
    while (pending.notEmpty()) {
      int node = pending.pop();
      if (roles.has(node, HeadRoles.WRAPPER)) {
        for (int child = node + 1; child < body.next(node); child = body.next(child)) {
          pending.push(child);
        }
      } else if (formNeeds(node, marks)) {
        return true;
      }
    }
    return false;
  }

  private boolean formNeeds(int node, boolean[] marks) {
    if (roles.has(node, HeadRoles.MACRO_DEFINER | HeadRoles.DECLARATION)
        || (roles.has(node, HeadRoles.DEFINER) && isProcedure(node))) {
      return false;
    }
    return needs(node, node, marks);
  }

  /**
   * Whether the nodes from the first one to the end of a list that holds them, or of itself, may
   * need one of the names.
   */
  private boolean needs(int list, int first, boolean[] marks) {
    IntArrayStack pending = new IntArrayStack();
    for (int node = first; node < body.next(list); node = body.next(node)) {
      pending.push(node);
    }
    while (pending.notEmpty()) {
      int node = pending.pop();
      if (body.kind(node) == Body.SYMBOL) {
        if (marks[body.payload(node)]) {
          return true;
        }
      } else if (body.isList(node)) {
        pushParts(node, list, pending);
      }
    }
    return false;
  }

  /** The elements of a list that are evaluated with it, as code of a form. */
  private void pushParts(int node, int form, IntArrayStack pending) {
    if (roles.has(node, HeadRoles.QUOTATION)) {
      return;
    }
    RecordFields made = fields(node, form);
    for (int child = node + 1; child < body.next(node); child = body.next(child)) {
      if (made.all().isEmpty() || !made.all().contains(head(child))) {
        pending.push(child);
      } else if (!made.delayed().contains(head(child))) {
        for (int value = child + 2; value < body.next(child); value = body.next(value)) {
          pending.push(value); // the name of a field is none of a variable
        }
      }
    }
  }

  /** The fields of the record that a list constructs if all of a form takes its name for that. */
  private RecordFields fields(int node, int form) {
    RecordFields known = fields(node);
    if (known.all().isEmpty()) {
      return known;
    }
    if (form != lookedThrough) {
      lookedThrough = form;
      fieldsInForm.clear();
    }
    int name = roles.name(node);
    RecordFields here = fieldsInForm.get(name);
    if (here == null) { // once for all records of a form
      here = mayBeBound(name, form, known) ? RecordFields.NONE : known;
      fieldsInForm.put(name, here);
    }
    return here;
  }

  /**
   * Whether a form has the name of a record where it makes none, as that of a parameter for one:
   * who knows what it means there.
   */
  private boolean mayBeBound(int name, int form, RecordFields record) {
    for (int at = form + 1; at < body.next(form); at++) {
      if (body.kind(at) == Body.SYMBOL && body.payload(at) == name) {
        boolean isHead = body.isList(at - 1) && body.next(at - 1) > at;
        if (!isHead || !givesFields(at - 1, record)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean givesFields(int list, RecordFields record) {
    for (int part = list + 2; part < body.next(list); part = body.next(part)) {
      String field = head(part);
      if (!record.all().contains(field) && !field.equals("inherit")) {
        return false;
      }
    }
    return true;
  }

  /** The fields of the record that a list constructs. */
  RecordFields fields(int node) {
    int name = roles.name(node);
    RecordFields known = name < 0 ? RecordFields.NONE : fields.get(name);
    if (known == null) {
      known = records.apply(body.name(node + 1));
      fields.put(name, known);
    }
    return known;
  }

  /** Whether a form defines a variable, if it is none of what {@link #macro} tells. */
  boolean isDefinition(int node) {
    return roles.has(node, HeadRoles.DEFINER);
  }
}
