package modplan.module;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import modplan.source.Diagnostic;
import modplan.source.Location;
import modplan.syntax.ExportKind;
import modplan.syntax.ImportOption;
import modplan.syntax.ModuleForm;
import modplan.syntax.Renaming;

/**
 * Writes {@link FileFacts} as bytes, their heads and their contents apart, and reads them back, all
 * but the name of the file: that is the reader's. Every record is made by its canonical
 * constructor, so that a component more does not compile here; {@code FactsCodecTest} sees whether
 * it is written, too.
 */
public final class FactsCodec {
  private static final ModuleForm.Kind[] FORMS = ModuleForm.Kind.values();
  private static final MentionKind[] MENTIONS = MentionKind.values();
  private static final Context[] CONTEXTS = Context.values();
  private static final ExportKind[] EXPORTS = ExportKind.values();
  private static final BindingKind[] BINDINGS = BindingKind.values();

  private FactsCodec() {}

  /** Appends the facts but for their contents. */
  public static void writeHead(FileFacts facts, FactsOutput out) {
    out.number(facts.bytes());
    out.text(facts.encoding());
    list(out, facts.remarks(), r -> write(r, out));
    codeOfHead(facts, out);
  }

  private static void codeOfHead(FileFacts facts, FactsOutput out) {
    out.number(facts.forms());
    list(out, facts.inclusions(), i -> write(i, out));
    list(out, facts.errors(), e -> write(e, out));
  }

  /** Appends the contents. */
  public static void write(FileContents contents, FactsOutput out) {
    FileContents.Parts parts = contents.parts();
    list(out, parts.modules(), m -> write(m, out));
    list(out, parts.mentions(), m -> write(m, out));
    list(out, parts.exports(), e -> write(e, out));
    list(out, parts.definitions(), d -> write(d, out));
    write(parts.computed(), out);
    parts.body().write(out); // the last, so that it can be left until it is asked for
  }

  /**
   * What the facts say of the code, as bytes that depend on nothing else: all but the size of the
   * file, its encoding, and comments. Equal bytes are equal code.
   *
   * @param shape takes what the code is; its own outputs take the texts of strings and the places
   */
  public static void code(FileFacts facts, FactsOutput shape) {
    codeOfHead(facts, shape);
    write(facts.contents(), shape);
  }

  /**
   * The facts whose head was written.
   *
   * @param file the path for reports
   * @param contents the rest
   */
  public static FileFacts readHead(String file, FactsInput.Cursor in, FileContents contents) {
    long bytes = in.longNumber();
    String encoding = in.text();
    List<Remark> remarks = list(in, () -> new Remark(in.text(), location(in), in.number()));
    int forms = in.number();
    List<Inclusion> inclusions = list(in, () -> inclusion(in));
    List<Diagnostic> errors = list(in, () -> new Diagnostic(location(in), in.text()));
    return new FileFacts(file, bytes, forms, encoding, inclusions, remarks, errors, contents);
  }

  /**
   * The contents that were written. The cursor is theirs from then on: the code is read when it is
   * asked for, and what is wrong with its bytes comes out then.
   */
  public static FileContents read(FactsInput.Cursor in) {
    return new FileContents(
        new FileContents.Parts(
            list(in, () -> module(in)),
            list(in, () -> mention(in)),
            list(in, () -> export(in)),
            list(in, () -> definition(in)),
            computed(in),
            Body.at(in)));
  }

  private static void write(ModuleFact module, FactsOutput out) {
    out.module(module.name());
    constant(out, module.form());
    write(module.location(), out);
    out.flag(module.wrapped());
    out.flag(module.pure());
    out.flag(module.declarative());
    List<Map.Entry<String, String>> settings = new ArrayList<>(module.settings().entrySet());
    settings.sort(Map.Entry.comparingByKey());
    list(
        out,
        settings,
        s -> {
          out.text(s.getKey());
          out.text(s.getValue());
        });
  }

  private static ModuleFact module(FactsInput.Cursor in) {
    return new ModuleFact(
        in.module(),
        FORMS[in.number()],
        location(in),
        in.flag(),
        in.flag(),
        in.flag(),
        settings(in));
  }

  private static Map<String, String> settings(FactsInput.Cursor in) {
    Map<String, String> settings = new HashMap<>();
    for (int i = in.count(); i > 0; i--) {
      settings.put(in.text(), in.text());
    }
    return settings;
  }

  private static void write(Mention mention, FactsOutput out) {
    out.signed(mention.module());
    constant(out, mention.kind());
    constant(out, mention.context());
    out.module(mention.target());
    write(mention.location(), out);
    list(out, mention.options(), o -> write(o, out));
    list(out, mention.names(), out::text);
    out.flag(mention.tentative());
  }

  private static Mention mention(FactsInput.Cursor in) {
    return new Mention(
        in.signed(),
        MENTIONS[in.number()],
        CONTEXTS[in.number()],
        in.module(),
        location(in),
        list(in, () -> option(in)),
        list(in, in::text),
        in.flag());
  }

  private static void write(ImportOption option, FactsOutput out) {
    if (option instanceof ImportOption.Select select) {
      out.number(0);
      list(out, select.names(), n -> write(n, out));
    } else if (option instanceof ImportOption.Hide hide) {
      out.number(1);
      list(out, hide.names(), out::text);
    } else if (option instanceof ImportOption.Prefix prefix) {
      out.number(2);
      out.text(prefix.prefix());
    } else if (option instanceof ImportOption.Rename rename) {
      out.number(3);
      list(out, rename.names(), n -> write(n, out));
    } else if (option instanceof ImportOption.Renamer renamer) {
      out.number(4);
      out.text(renamer.expression());
    } else if (option instanceof ImportOption.Version version) {
      out.number(5);
      out.text(version.version());
    } else {
      throw new IllegalArgumentException("an option of another kind: " + option);
    }
  }

  private static ImportOption option(FactsInput.Cursor in) {
    int kind = in.number();
    return switch (kind) {
      case 0 -> new ImportOption.Select(list(in, () -> renaming(in)));
      case 1 -> new ImportOption.Hide(list(in, in::text));
      case 2 -> new ImportOption.Prefix(in.text());
      case 3 -> new ImportOption.Rename(list(in, () -> renaming(in)));
      case 4 -> new ImportOption.Renamer(in.text());
      case 5 -> new ImportOption.Version(in.text());
      default -> throw new IllegalArgumentException("no option has the number " + kind);
    };
  }

  private static void write(Inclusion inclusion, FactsOutput out) {
    out.signed(inclusion.module());
    out.text(inclusion.form());
    constant(out, inclusion.context());
    out.text(inclusion.path());
    write(inclusion.location(), out);
  }

  private static Inclusion inclusion(FactsInput.Cursor in) {
    return new Inclusion(in.signed(), in.text(), CONTEXTS[in.number()], in.text(), location(in));
  }

  private static void write(ExportFact export, FactsOutput out) {
    out.signed(export.module());
    constant(out, export.kind());
    write(export.name(), out);
    out.flag(export.declared());
    write(export.location(), out);
  }

  private static ExportFact export(FactsInput.Cursor in) {
    return new ExportFact(in.signed(), EXPORTS[in.number()], renaming(in), in.flag(), location(in));
  }

  private static void write(Definition definition, FactsOutput out) {
    out.signed(definition.module());
    out.text(definition.name());
    constant(out, definition.kind());
    out.text(definition.via());
    write(definition.location(), out);
  }

  private static Definition definition(FactsInput.Cursor in) {
    return new Definition(in.signed(), in.text(), BINDINGS[in.number()], in.text(), location(in));
  }

  private static void write(ComputedNames computed, FactsOutput out) {
    out.flag(computed.exports());
    out.flag(computed.modules());
    list(out, sorted(computed.exportingMacros()), out::text);
    list(out, sorted(computed.heads()), out::text);
  }

  private static ComputedNames computed(FactsInput.Cursor in) {
    return new ComputedNames(
        in.flag(), in.flag(), new HashSet<>(list(in, in::text)), new HashSet<>(list(in, in::text)));
  }

  private static void write(Remark remark, FactsOutput out) {
    out.text(remark.text());
    write(remark.location(), out);
    out.number(remark.subject());
  }

  private static void write(Diagnostic error, FactsOutput out) {
    write(error.location(), out);
    out.text(error.message());
  }

  private static void write(Renaming name, FactsOutput out) {
    out.text(name.from());
    out.text(name.to());
  }

  private static Renaming renaming(FactsInput.Cursor in) {
    return new Renaming(in.text(), in.text());
  }

  private static void write(Location location, FactsOutput out) {
    out.places().number(location.line());
    out.places().number(location.column());
  }

  private static Location location(FactsInput.Cursor in) {
    return new Location(in.number(), in.number());
  }

  // ---------------------------------------------------------------- lists and constants

  @SuppressWarnings("EnumOrdinal") // read by the same program only, see the version of the cache
  private static void constant(FactsOutput out, Enum<?> constant) {
    out.number(constant.ordinal());
  }

  private static List<String> sorted(Iterable<String> texts) {
    List<String> sorted = new ArrayList<>();
    texts.forEach(sorted::add);
    sorted.sort(Comparator.naturalOrder());
    return sorted;
  }

  private static <T> void list(FactsOutput out, List<T> list, Consumer<T> write) {
    out.number(list.size());
    list.forEach(write);
  }

  private static <T> List<T> list(FactsInput.Cursor in, Supplier<T> read) {
    int count = in.count();
    if (count == 0) {
      return List.of();
    }
    List<T> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(read.get());
    }
    return list;
  }
}
