package modplan.syntax;

import static modplan.syntax.TokenKind.END;

import org.eclipse.collections.api.list.primitive.IntList;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/** Finds the comments that begin with a semicolon, as the reader sees them: not in strings. */
public final class LineComments {
  private LineComments() {}

  /**
   * The byte offsets of their semicolons, up to the first thing that is no token. Linear in the
   * bytes.
   */
  public static IntList of(byte[] bytes) {
    IntArrayList comments = new IntArrayList();
    Scanner scanner = new Scanner(bytes, comments::add);
    int token = scanner.next();
    while (token != END && !TokenKind.isError(token)) {
      token = scanner.next();
    }
    return comments;
  }
}
