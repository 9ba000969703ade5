package modplan.load;

import java.util.BitSet;
import java.util.IdentityHashMap;
import modplan.module.Body;

/**
 * Which top-level forms of which files were looked into for somebody else: what was found follows
 * from these, from the {@linkplain Surface surfaces} of all files, and from the code that was read
 * for its own sake.
 */
final class LookedInto {
  private final IdentityHashMap<Body, BitSet> forms = new IdentityHashMap<>();

  void note(Body body, int form) {
    forms.computeIfAbsent(body, b -> new BitSet()).set(form);
  }

  void noteAll(Body body) {
    forms.computeIfAbsent(body, b -> new BitSet()).set(0, body.forms());
  }

  /** The forms of a file, by index. */
  BitSet of(Body body) {
    return forms.getOrDefault(body, new BitSet());
  }
}
