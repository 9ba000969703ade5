package modplan.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import modplan.load.LoadSteps.Autoload;
import modplan.load.LoadSteps.CalledMacro;
import modplan.load.LoadSteps.Definition;
import modplan.load.LoadSteps.Fetch;
import modplan.load.LoadSteps.Helper;
import modplan.load.LoadSteps.Import;
import modplan.load.LoadSteps.Need;
import modplan.load.LoadSteps.Phase;
import modplan.load.LoadSteps.ReExport;
import modplan.load.LoadSteps.Showing;
import modplan.load.LoadSteps.Step;
import modplan.load.LoadSteps.Use;
import modplan.load.Reference.How;
import modplan.module.FactsInput;
import modplan.module.FactsOutput;

/** Writes {@link LoadSteps} as bytes and reads them back, for the cache of one version. */
final class StepsCodec {
  private static final How[] HOWS = How.values();

  private StepsCodec() {}

  static void write(LoadSteps module, FactsOutput out) {
    out.text(module.module());
    out.text(module.file());
    list(module.steps(), step -> write(step, out), out);
    List<Map.Entry<String, Definition>> defined =
        List.copyOf(new TreeMap<>(module.defined()).entrySet());
    list(defined, each -> write(each.getKey(), each.getValue(), out), out);
    List<Map.Entry<String, Integer>> offered =
        List.copyOf(new TreeMap<>(module.offered()).entrySet());
    list(
        offered,
        each -> {
          out.text(each.getKey());
          signed(each.getValue(), out);
        },
        out);
    flag(module.isLibrary(), out);
  }

  private static void write(String name, Definition definition, FactsOutput out) {
    out.text(name);
    signed(definition.form(), out);
    flag(definition.whenLoaded(), out);
    flag(definition.whenCompiled(), out);
    flag(definition.isRecordMacro(), out);
  }

  /**
   * The steps that were written.
   *
   * @throws IllegalArgumentException or {@link IndexOutOfBoundsException} for bytes that were not
   */
  static LoadSteps read(FactsInput.Cursor in) {
    String module = in.text();
    String file = in.text();
    List<Step> steps = list(in, () -> step(in));
    Map<String, Definition> defined = new HashMap<>();
    for (int i = in.count(); i > 0; i--) {
      defined.put(in.text(), new Definition(signed(in), flag(in), flag(in), flag(in)));
    }
    Map<String, Integer> offered = new HashMap<>();
    for (int i = in.count(); i > 0; i--) {
      offered.put(in.text(), signed(in));
    }
    return new LoadSteps(module, file, steps, defined, offered, flag(in));
  }

  private static void write(Step step, FactsOutput out) {
    if (step instanceof Import each) {
      head(0, step, out);
      signed(each.target(), out);
      list(each.needs(), out::text, out);
      flag(each.hides(), out);
      signed(each.id(), out);
    } else if (step instanceof ReExport each) {
      head(1, step, out);
      out.text(each.name());
      list(each.providers(), provider -> write(provider, out), out);
    } else if (step instanceof Fetch each) {
      head(2, step, out);
      signed(each.target(), out);
    } else if (step instanceof Autoload each) {
      head(3, step, out);
      signed(each.target(), out);
      list(each.names(), out::text, out);
      String mentioned = each.mentioned();
      flag(mentioned != null, out);
      out.text(mentioned == null ? "" : mentioned);
    } else if (step instanceof Use each) {
      head(4, step, out);
      write(each, out);
    } else if (step instanceof CalledMacro each) {
      head(5, step, out);
      signed(each.at(), out);
      signed(each.target(), out);
      out.text(each.name());
      out.text(each.written());
      out.text(each.via());
    } else if (step instanceof Helper each) {
      head(6, step, out);
      signed(each.target(), out);
      out.text(each.macro());
      out.text(each.name());
      flag(each.evaluated(), out);
      list(each.providers(), provider -> write(provider, out), out);
    } else if (step instanceof Phase each) {
      head(7, step, out);
      signed(each.owner(), out);
      out.text(each.macro());
      list(each.needs(), need -> write(need, out), out);
      list(each.providers(), provider -> write(provider, out), out);
    }
  }

  private static void head(int kind, Step step, FactsOutput out) {
    out.number((long) kind);
    signed(step.form(), out);
    signed(step.spot(), out);
  }

  private static Step step(FactsInput.Cursor in) {
    int kind = in.number();
    int form = signed(in);
    int spot = signed(in);
    return switch (kind) {
      case 0 -> new Import(form, spot, signed(in), list(in, in::text), flag(in), signed(in));
      case 1 -> new ReExport(form, spot, in.text(), list(in, () -> showing(in)));
      case 2 -> new Fetch(form, spot, signed(in));
      case 3 -> {
        int target = signed(in);
        List<String> names = list(in, in::text);
        boolean isMentioned = flag(in);
        String mentioned = in.text();
        yield new Autoload(form, spot, target, names, isMentioned ? mentioned : null);
      }
      case 4 -> use(form, spot, in);
      case 5 ->
          new CalledMacro(form, spot, signed(in), signed(in), in.text(), in.text(), in.text());
      case 6 ->
          new Helper(
              form, spot, signed(in), in.text(), in.text(), flag(in), list(in, () -> showing(in)));
      case 7 ->
          new Phase(
              form,
              spot,
              signed(in),
              in.text(),
              list(in, () -> need(in)),
              list(in, () -> showing(in)));
      default -> throw new IllegalArgumentException("no step has the number " + kind);
    };
  }

  @SuppressWarnings("EnumOrdinal") // read by the same program only
  private static void write(Use use, FactsOutput out) {
    out.number((long) use.how().ordinal());
    flag(use.isMacro(), out);
    flag(use.conditional(), out);
    signed(use.at(), out);
    signed(use.target(), out);
    out.text(use.name());
    out.text(use.written());
    out.text(use.via());
    flag(use.brought(), out);
    list(use.providers(), provider -> write(provider, out), out);
  }

  private static Use use(int form, int spot, FactsInput.Cursor in) {
    return new Use(
        form,
        spot,
        HOWS[in.number()],
        flag(in),
        flag(in),
        signed(in),
        signed(in),
        in.text(),
        in.text(),
        in.text(),
        flag(in),
        list(in, () -> showing(in)));
  }

  private static void write(Need need, FactsOutput out) {
    signed(need.target(), out);
    out.text(need.name());
    flag(need.isCalled(), out);
  }

  private static Need need(FactsInput.Cursor in) {
    return new Need(signed(in), in.text(), flag(in));
  }

  private static void write(Showing showing, FactsOutput out) {
    signed(showing.form(), out);
    signed(showing.module(), out);
    out.text(showing.name());
    signed(showing.id(), out);
  }

  private static Showing showing(FactsInput.Cursor in) {
    return new Showing(signed(in), signed(in), in.text(), signed(in));
  }

  // ---------------------------------------------------------------- numbers and lists

  private static void flag(boolean value, FactsOutput out) {
    out.number(value ? 1L : 0L);
  }

  private static boolean flag(FactsInput.Cursor in) {
    return in.number() != 0;
  }

  /** Small numbers of either sign are short. */
  private static void signed(int value, FactsOutput out) {
    out.number((value << 1 ^ value >> 31) & 0xFFFFFFFFL);
  }

  private static int signed(FactsInput.Cursor in) {
    long value = in.longNumber();
    return (int) (value >>> 1) ^ -(int) (value & 1);
  }

  private static <T> void list(List<T> list, Consumer<T> write, FactsOutput out) {
    out.number((long) list.size());
    list.forEach(write);
  }

  private static <T> List<T> list(FactsInput.Cursor in, Supplier<T> read) {
    int count = in.count();
    List<T> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(read.get());
    }
    return List.copyOf(list);
  }
}
