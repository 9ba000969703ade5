package modplan.module;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modplan.source.Diagnostic;
import modplan.source.Location;
import modplan.source.SourceFile;
import modplan.syntax.Clause;
import modplan.syntax.ExportItem;
import modplan.syntax.ExportKind;
import modplan.syntax.ImportSpec;
import modplan.syntax.ModuleForm;
import modplan.syntax.ModuleName;
import modplan.syntax.Parsed;
import modplan.syntax.Renaming;
import org.jspecify.annotations.Nullable;

/**
 * Collects the facts of one file while its forms go by; lives as long as the reading of the file.
 */
final class FactsBuilder {
  private final SourceFile file;
  private final List<ModuleFact> modules = new ArrayList<>();
  private final List<Mention> mentions = new ArrayList<>();
  private final List<Inclusion> inclusions = new ArrayList<>();
  private final List<ExportFact> exports = new ArrayList<>();
  private final List<Definition> definitions = new ArrayList<>();
  private final List<Diagnostic> errors = new ArrayList<>();
  private int current = -1;
  private int mentioning = -1; // the module that mentions belong to: mostly the current one

  FactsBuilder(SourceFile file) {
    this.file = file;
  }

  SourceFile file() {
    return file;
  }

  /** The form of the module that is being read, or null outside modules. */
  ModuleForm.@Nullable Kind currentForm() {
    return current < 0 ? null : modules.get(current).form();
  }

  /** The index of the module that is being read, or -1. */
  int current() {
    return current;
  }

  /** Enters the module that a form makes; a form without a readable name makes none. */
  void enter(Parsed<ModuleForm> parsed) {
    errors.addAll(parsed.errors());
    ModuleForm form = parsed.value();
    current = form == null ? -1 : modules.size();
    mentioning = current;
    if (form == null) {
      return;
    }
    boolean pure = false;
    boolean declarative = true;
    Map<String, String> settings = new HashMap<>();
    for (Clause clause : form.clauses()) {
      if (clause instanceof Clause.Pure) {
        pure = true;
      } else if (clause instanceof Clause.Declarative setting) {
        declarative = setting.declarative();
      } else if (clause instanceof Clause.Setting setting) {
        settings.put(setting.keyword(), setting.value());
      } else {
        declare(form.kind(), clause);
      }
    }
    modules.add(
        new ModuleFact(
            form.name(),
            form.kind(),
            form.location(),
            form.wrapped(),
            pure,
            declarative,
            settings));
  }

  /** From here on the file speaks for a module that it makes by a call. */
  void leaveForMentions() {
    mentioning = -1;
  }

  private void declare(ModuleForm.Kind form, Clause clause) {
    if (clause instanceof Clause.Use use) {
      MentionKind kind =
          form == ModuleForm.Kind.DEFINE_MODULE ? MentionKind.USE_MODULE : MentionKind.IMPORT;
      use(kind, use.spec(), use.conditional());
    } else if (clause instanceof Clause.Autoload autoload) {
      mentions.add(
          new Mention(
              mentioning,
              MentionKind.AUTOLOAD,
              Context.EAGER,
              autoload.module(),
              autoload.location(),
              List.of(),
              autoload.names(),
              false));
    } else if (clause instanceof Clause.Export export) {
      export(export, true);
    } else if (clause instanceof Clause.Include include) {
      include.files().forEach(f -> include("include", Context.EAGER, f, include.location()));
    }
  }

  void use(MentionKind kind, ImportSpec spec, boolean tentative) {
    mentions.add(
        new Mention(
            mentioning,
            kind,
            Context.EAGER,
            spec.module(),
            spec.location(),
            spec.options(),
            List.of(),
            tentative));
  }

  void mention(
      MentionKind kind,
      Context context,
      ModuleName target,
      int offset,
      List<String> names,
      boolean tentative) {
    mentions.add(
        new Mention(
            mentioning, kind, context, target, file.locate(offset), List.of(), names, tentative));
  }

  void include(String form, Context context, String path, Location location) {
    inclusions.add(new Inclusion(current, form, context, path, location));
  }

  void export(Clause.Export export, boolean declared) {
    for (ExportItem item : export.items()) {
      exports.add(new ExportFact(current, export.kind(), item.name(), declared, item.location()));
    }
  }

  /** A definition; one that also exports its name, if {@code isPublic}. */
  void define(String name, BindingKind kind, String via, int offset, boolean isPublic) {
    Location location = file.locate(offset);
    definitions.add(new Definition(current, name, kind, via, location));
    if (isPublic) {
      exports.add(new ExportFact(current, ExportKind.EXPORT, Renaming.none(name), false, location));
    }
  }

  void errors(List<Diagnostic> found) {
    errors.addAll(found);
  }

  FileFacts build(int forms, Body body, ComputedNames computed) {
    return new FileFacts(
        file.path(),
        file.sizeOnDisk(),
        forms,
        file.charset().name(),
        inclusions,
        RemarkReader.read(file),
        errors,
        new FileContents(
            new FileContents.Parts(modules, mentions, exports, definitions, computed, body)));
  }
}
