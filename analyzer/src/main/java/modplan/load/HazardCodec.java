package modplan.load;

import java.util.ArrayList;
import java.util.List;
import modplan.load.Hazard.Cause;
import modplan.load.Hazard.Effect;
import modplan.load.Hazard.Kind;
import modplan.module.FactsInput;
import modplan.module.FactsOutput;
import modplan.source.Location;
import org.jspecify.annotations.Nullable;

/** Writes hazards as bytes and reads them back, for the cache of one version of modplan. */
public final class HazardCodec {
  private static final Kind[] KINDS = Kind.values();
  private static final Effect[] EFFECTS = Effect.values();
  private static final Mode[] MODES = Mode.values();

  private HazardCodec() {}

  public static byte[] write(List<Hazard> hazards) {
    FactsOutput out = new FactsOutput();
    out.number((long) hazards.size());
    hazards.forEach(hazard -> write(hazard, out));
    return out.toBytes();
  }

  /**
   * The hazards that were written.
   *
   * @throws IllegalArgumentException or {@link IndexOutOfBoundsException} for bytes that were not
   */
  public static List<Hazard> read(byte[] bytes) {
    FactsInput.Cursor in = new FactsInput(bytes, 0).at(0);
    List<Hazard> hazards = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      hazards.add(hazard(in));
    }
    return hazards;
  }

  @SuppressWarnings("EnumOrdinal") // read by the same program only
  private static void write(Hazard hazard, FactsOutput out) {
    out.number((long) hazard.kind().ordinal());
    out.text(hazard.module());
    out.text(hazard.file());
    write(hazard.location(), out);
    out.text(hazard.target());
    out.text(hazard.name());
    out.text(hazard.written());
    out.text(hazard.via());
    out.number((long) hazard.effect().ordinal());
    out.number((long) hazard.mode().ordinal());
    write(hazard.entries(), out);
    write(hazard.isFirst(), out);
    write(hazard.stack(), out);
    out.text(hazard.errorClass());
    out.text(hazard.says());
    write(hazard.isCertain(), out);
    write(hazard.isRecordMacro(), out);
    Cause cause = hazard.cause();
    write(cause != null, out);
    if (cause != null) {
      out.text(cause.file());
      write(cause.location(), out);
      out.text(cause.module());
      out.text(cause.says());
    }
  }

  private static Hazard hazard(FactsInput.Cursor in) {
    return new Hazard(
        KINDS[in.number()],
        in.text(),
        in.text(),
        location(in),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        EFFECTS[in.number()],
        MODES[in.number()],
        texts(in),
        isSo(in),
        texts(in),
        in.text(),
        in.text(),
        isSo(in),
        isSo(in),
        cause(in));
  }

  private static @Nullable Cause cause(FactsInput.Cursor in) {
    return isSo(in) ? new Cause(in.text(), location(in), in.text(), in.text()) : null;
  }

  private static void write(boolean flag, FactsOutput out) {
    out.number(flag ? 1L : 0L);
  }

  private static boolean isSo(FactsInput.Cursor in) {
    return in.number() != 0;
  }

  private static void write(Location location, FactsOutput out) {
    out.number((long) location.line());
    out.number((long) location.column());
  }

  private static Location location(FactsInput.Cursor in) {
    return new Location(in.number(), in.number());
  }

  private static void write(List<String> texts, FactsOutput out) {
    out.number((long) texts.size());
    texts.forEach(out::text);
  }

  private static List<String> texts(FactsInput.Cursor in) {
    List<String> texts = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      texts.add(in.text());
    }
    return texts;
  }
}
