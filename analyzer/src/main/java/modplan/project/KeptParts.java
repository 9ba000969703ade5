package modplan.project;

import java.util.IdentityHashMap;
import modplan.module.FileFacts;
import org.jspecify.annotations.Nullable;

/**
 * What was found out of the files of a project, as bytes in the cache, with the means to tell which
 * of the files are as they were: whoever keeps something writes down the {@linkplain #code code} of
 * what it follows from.
 */
public final class KeptParts {
  /** For runs without a cache. */
  public static final KeptParts NONE =
      new KeptParts(KeptResult.NONE, new IdentityHashMap<>(), new ContentHash(0));

  private final KeptResult result;
  private final IdentityHashMap<FileFacts, CodeHash> codes;
  private final ContentHash hash;

  /**
   * @param codes of all files of the project, by identity
   */
  KeptParts(KeptResult result, IdentityHashMap<FileFacts, CodeHash> codes, ContentHash hash) {
    this.result = result;
    this.codes = codes;
    this.hash = hash;
  }

  /** Whether there is anything to keep something in. */
  public boolean isThere() {
    return this != NONE;
  }

  /** What was kept for the same files, by name; null if nothing was. */
  public byte @Nullable [] find() {
    return result.find();
  }

  /** Keeps something for the next run. Never fails. */
  public void keep(byte[] bytes) {
    result.keep(bytes);
  }

  /** A value that two texts of code share only if they are the same, but for comments. */
  public long code(FileFacts file) {
    CodeHash code = hashes(file);
    return hash.of(code.shape(), hash.of(code.strings(), code.places()));
  }

  /** The same for code that may be at other places and hold other strings. */
  public long shape(FileFacts file) {
    return hashes(file).shape();
  }

  /** The same for the places alone. */
  public long places(FileFacts file) {
    return hashes(file).places();
  }

  private CodeHash hashes(FileFacts file) {
    CodeHash code = codes.get(file);
    if (code == null) {
      throw new IllegalArgumentException("not of this project: " + file.file());
    }
    return code;
  }

  /** A value that two sequences of bytes share only if they are the same. */
  public long hash(byte[] bytes) {
    return hash.of(bytes);
  }
}
