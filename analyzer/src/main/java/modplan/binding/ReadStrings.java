package modplan.binding;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import modplan.module.Body;
import modplan.module.FactsInput;
import modplan.module.FactsOutput;
import modplan.module.FileFacts;
import modplan.project.KeptNotes;

/**
 * Which strings of the code somebody has read: on the text of the others nothing depends that was
 * found out. Of a tree of packages hardly any is read; most edits change a version. For several
 * threads.
 */
public final class ReadStrings implements KeptNotes {
  private final Map<String, FileFacts> files;
  private final IdentityHashMap<Body, BitSet> nodes = new IdentityHashMap<>();

  /**
   * @param files by their paths for reports
   */
  ReadStrings(Map<String, FileFacts> files) {
    this.files = files;
  }

  /** Notes that the text of a node counts. */
  public synchronized void note(Body body, int node) {
    nodes.computeIfAbsent(body, b -> new BitSet()).set(node);
  }

  /** The nodes whose texts count. */
  public synchronized BitSet of(Body body) {
    return (BitSet) nodes.getOrDefault(body, new BitSet()).clone();
  }

  private synchronized boolean isRead(Body body) {
    return nodes.containsKey(body);
  }

  /** By form and offset: a form that is as it was may stand behind others that are not. */
  @Override
  public void write(FactsOutput out) {
    List<FileFacts> noted = files.values().stream().filter(file -> isRead(file.body())).toList();
    out.number((long) noted.size());
    for (FileFacts file : noted) {
      Body body = file.body();
      BitSet read = of(body);
      out.text(file.file());
      out.number((long) read.cardinality());
      read.stream()
          .forEach(
              node -> {
                int form = body.formOf(node);
                out.number((long) form);
                out.number((long) node - body.form(form));
              });
    }
  }

  /** Those of forms that have changed may come to be other strings, or none. */
  @Override
  public void add(FactsInput.Cursor in) {
    for (int i = in.count(); i > 0; i--) {
      FileFacts file = files.get(in.text());
      for (int j = in.count(); j > 0; j--) {
        int form = in.number();
        int offset = in.number();
        if (file != null && form < file.body().forms()) {
          int node = file.body().form(form) + offset;
          if (node < file.body().next(file.body().form(form))
              && file.body().kind(node) == Body.STRING) {
            note(file.body(), node);
          }
        }
      }
    }
  }
}
