package modplan.load;

import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import modplan.module.Body;
import modplan.module.Definition;
import modplan.module.ExportFact;
import modplan.module.FactsOutput;
import modplan.module.FileFacts;
import modplan.module.Inclusion;
import modplan.module.Mention;
import modplan.module.ModuleFact;
import modplan.source.Diagnostic;
import modplan.source.Location;

/**
 * What a file shows to whoever does not look into its plain definitions: all that its facts say,
 * and its code without the values of these; places count by the form that holds them. Most edits of
 * a tree of packages leave it as it was. Linear in the code.
 */
final class Surface {
  private final FileFacts file;
  private final Body body;
  private final FactsOutput out = new FactsOutput();

  private Surface(FileFacts file) {
    this.file = file;
    this.body = file.body();
  }

  /** The surface as bytes: equal for two files only if they show the same. */
  static byte[] of(FileFacts file) {
    return new Surface(file).write();
  }

  /** The code of some forms of a file as bytes. */
  static byte[] forms(FileFacts file, BitSet forms) {
    Surface code = new Surface(file);
    forms.stream().forEach(code::whole);
    return code.out.toBytes();
  }

  private byte[] write() {
    out.text(file.file());
    number(file.modules().size());
    file.modules().forEach(this::module);
    number(file.mentions().size());
    file.mentions().forEach(this::mention);
    number(file.inclusions().size());
    file.inclusions().forEach(this::inclusion);
    number(file.exports().size());
    file.exports().forEach(this::export);
    number(file.definitions().size());
    file.definitions().forEach(this::definition);
    flag(file.computed().exports());
    flag(file.computed().modules());
    texts(List.copyOf(new TreeSet<>(file.computed().exportingMacros())));
    texts(List.copyOf(new TreeSet<>(file.computed().heads())));
    number(file.errors().size());
    for (Diagnostic error : file.errors()) {
      place(error.location());
      out.text(error.message());
    }
    flag(body.isCut());
    number(body.forms());
    boolean mayBlank = !file.modules().isEmpty();
    for (int form = 0; form < body.forms(); form++) {
      number(body.owner(form) + 1);
      String name = mayBlank ? PlainDefinitions.nameOf(body, body.form(form)) : "";
      flag(name.isEmpty());
      if (name.isEmpty()) {
        whole(form);
      } else {
        out.text(body.name(body.form(form) + 1));
        out.text(name);
      }
    }
    return out.toBytes();
  }

  private void module(ModuleFact module) {
    out.text(module.name().toString());
    out.text(module.form().name());
    place(module.location());
    flag(module.wrapped());
    flag(module.pure());
    flag(module.declarative());
    number(module.settings().size());
    new TreeMap<>(module.settings())
        .forEach(
            (name, value) -> {
              out.text(name);
              out.text(value);
            });
  }

  private void mention(Mention mention) {
    number(mention.module() + 1);
    out.text(mention.kind().name());
    out.text(mention.context().name());
    out.text(mention.target().toString());
    place(mention.location());
    out.text(mention.options().isEmpty() ? "" : mention.options().toString());
    texts(mention.names());
    flag(mention.tentative());
  }

  private void inclusion(Inclusion inclusion) {
    number(inclusion.module() + 1);
    out.text(inclusion.form());
    out.text(inclusion.context().name());
    out.text(inclusion.path());
    place(inclusion.location());
  }

  private void export(ExportFact export) {
    number(export.module() + 1);
    out.text(export.kind().name());
    out.text(export.name().from());
    out.text(export.name().to());
    flag(export.declared());
    place(export.location());
  }

  private void definition(Definition definition) {
    number(definition.module() + 1);
    out.text(definition.name());
    out.text(definition.kind().name());
    out.text(definition.via());
    place(definition.location());
  }

  /** The form that holds a place. */
  private void place(Location location) {
    number(StepReader.formAt(body, location));
  }

  private void whole(int form) {
    int node = body.form(form);
    number(form);
    number(body.next(node) - node);
    for (int at = node; at < body.next(node); at++) {
      number(body.kind(at));
      number(body.spot(at));
      switch (body.kind(at)) {
        case Body.SYMBOL, Body.KEYWORD -> out.text(body.name(at));
        case Body.STRING -> {
          String text = body.text(at);
          flag(text != null);
          out.text(text == null ? "" : text);
        }
        default -> number(body.payload(at));
      }
    }
  }

  private void texts(List<String> texts) {
    number(texts.size());
    texts.forEach(out::text);
  }

  private void flag(boolean value) {
    number(value ? 1 : 0);
  }

  private void number(int value) {
    out.number((long) value);
  }
}
