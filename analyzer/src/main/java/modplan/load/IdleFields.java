package modplan.load;

import java.util.HashSet;
import java.util.Set;
import modplan.module.Body;
import org.eclipse.collections.api.set.primitive.IntSet;
import org.eclipse.collections.api.set.primitive.MutableIntSet;
import org.eclipse.collections.impl.set.mutable.primitive.IntHashSet;
import org.eclipse.collections.impl.stack.mutable.primitive.IntArrayStack;

/**
 * Which values of record fields mention nothing of interest, so that a form need not be expanded
 * whole: most of a package is such. Only records are looked at that are the value of a definition,
 * or of a field of such a record: nothing around these can give their names another meaning. Linear
 * in the nodes.
 */
final class IdleFields {
  /** No nodes. */
  static final IntSet NONE = new IntHashSet();

  private final FormNames names;
  private final Body body;
  private final boolean[] marks;
  private final boolean[] laterMarks;
  private final MutableIntSet idle = new IntHashSet();

  /** Names of fields; inside of a record they stand for their values. */
  private final Set<String> bound = new HashSet<>();

  private IdleFields(FormNames names, Body body, boolean[] marks, boolean[] laterMarks) {
    this.names = names;
    this.body = body;
    this.marks = marks;
    this.laterMarks = laterMarks;
  }

  /**
   * The nodes of such values in a top-level form.
   *
   * @param marks what is of interest, by {@linkplain FormNames#marks number of the text}
   * @param laterMarks what is of interest in values of delayed fields, which run later
   */
  static IntSet of(FormNames names, Body body, int form, boolean[] marks, boolean[] laterMarks) {
    IdleFields fields = new IdleFields(names, body, marks, laterMarks);
    fields.look(fields.value(body.form(form)));
    return fields.idle;
  }

  /** What a definition of a variable defines it as; the form itself if it is none. */
  private int value(int form) {
    int name = form + 2;
    boolean isPlain =
        names.isDefinition(form) && name + 1 < body.next(form) && body.kind(name) == Body.SYMBOL;
    return isPlain ? name + 1 : form;
  }

  private void look(int first) {
    IntArrayStack records = IntArrayStack.newStackWith(first);
    while (records.notEmpty()) {
      int record = records.pop();
      RecordFields fields = names.fields(record);
      if (fields.all().isEmpty()) {
        continue;
      }
      bound.addAll(fields.all());
      for (int at = record + 2; at < body.next(record); at = body.next(at)) {
        if (fields.all().contains(names.head(at))) {
          boolean runsLater = fields.delayed().contains(names.head(at));
          values(at, runsLater ? laterMarks : marks, records);
        }
      }
    }
  }

  private void values(int field, boolean[] interest, IntArrayStack records) {
    for (int at = field + 2; at < body.next(field); at = body.next(at)) {
      if (!names.mentionsBelow(at, interest)) {
        idle.add(at);
      } else if (!bound.contains(names.head(at))) {
        records.push(at);
      }
    }
  }
}
