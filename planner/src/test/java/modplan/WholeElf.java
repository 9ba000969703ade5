package modplan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Whether the bytes of a compiled file are all there, by what the file says of its sections. */
public final class WholeElf {
  private static final int MAGIC = 0x464c457f; // 127 E L F, the first byte lowest
  private static final int HEADER = 64;
  private static final int SECTIONS_AT = 40;
  private static final int SECTION_SIZE_AT = 58;
  private static final int SECTION_COUNT_AT = 60;
  private static final int NOBITS = 8;

  private WholeElf() {}

  /**
   * Looks at a 64-bit ELF file, lowest byte first.
   *
   * @return false if it ends before its header or one of its sections does
   */
  public static boolean is(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER || file.getInt(0) != MAGIC) {
      return false;
    }
    long table = file.getLong(SECTIONS_AT);
    int size = file.getShort(SECTION_SIZE_AT);
    int count = file.getShort(SECTION_COUNT_AT);
    if (table <= 0 || count <= 1 || table + (long) size * count > bytes.length) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      int section = (int) table + i * size;
      boolean hasBytes = file.getInt(section + 4) != NOBITS;
      if (hasBytes && file.getLong(section + 24) + file.getLong(section + 32) > bytes.length) {
        return false;
      }
    }
    return true;
  }
}
