package modplan.syntax;

import java.util.List;
import java.util.Locale;
import modplan.source.Location;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code define-module} and the forms that speak as its clauses do from their parse trees.
 */
final class DefineModuleReader {
  private final ParserWords words;

  DefineModuleReader(ParserWords words) {
    this.words = words;
  }

  /** Null without a name. */
  @Nullable ModuleForm form(ModuleForms.DefineModuleFormContext form, Location origin) {
    ModuleName name = form.moduleName() == null ? null : words.name(form.moduleName());
    if (name == null) {
      return null;
    }
    List<Clause> clauses = words.each(form.clause(), this::clause);
    boolean wrapped = form.DEFINE_MODULE().getText().endsWith("*");
    return new ModuleForm(ModuleForm.Kind.DEFINE_MODULE, name, origin, wrapped, clauses);
  }

  /** An export form of a body. */
  Clause.Export export(ModuleForms.ExportFormContext form) {
    ModuleForms.ExportHeadContext head = form.exportHead();
    ExportKind kind =
        head == null || head.EXPORT() != null
            ? ExportKind.EXPORT
            : head.EXPORT_SYNTAX() != null
                ? ExportKind.EXPORT_SYNTAX
                : head.RE_EXPORT() != null ? ExportKind.RE_EXPORT : ExportKind.RE_EXPORT_SYNTAX;
    return new Clause.Export(kind, words.each(form.exportItem(), words::exportItem));
  }

  private @Nullable Clause clause(ModuleForms.ClauseContext clause) {
    if (clause instanceof ModuleForms.UseModuleContext use) {
      return use(use.interfaceSpec());
    } else if (clause instanceof ModuleForms.UseSyntaxContext use) {
      return use(use.interfaceSpec());
    } else if (clause instanceof ModuleForms.AutoloadContext autoload) {
      return autoload(autoload);
    } else if (clause instanceof ModuleForms.ExportClauseContext e) {
      return exports(ExportKind.EXPORT, e.exportList());
    } else if (clause instanceof ModuleForms.ExportSyntaxClauseContext e) {
      return exports(ExportKind.EXPORT_SYNTAX, e.exportList());
    } else if (clause instanceof ModuleForms.ReExportClauseContext e) {
      return exports(ExportKind.RE_EXPORT, e.exportList());
    } else if (clause instanceof ModuleForms.ReExportSyntaxClauseContext e) {
      return exports(ExportKind.RE_EXPORT_SYNTAX, e.exportList());
    } else if (clause instanceof ModuleForms.ReplaceClauseContext e) {
      return exports(ExportKind.REPLACE, e.exportList());
    } else if (clause instanceof ModuleForms.ReplaceSyntaxClauseContext e) {
      return exports(ExportKind.REPLACE_SYNTAX, e.exportList());
    } else if (clause instanceof ModuleForms.ReExportAndReplaceClauseContext e) {
      return exports(ExportKind.RE_EXPORT_AND_REPLACE, e.exportList());
    } else if (clause instanceof ModuleForms.PureClauseContext) {
      return new Clause.Pure();
    } else if (clause instanceof ModuleForms.DeclarativeClauseContext declarative) {
      return declarative.datum() == null
          ? null
          : new Clause.Declarative(!isFalse(declarative.datum()));
    } else if (clause instanceof ModuleForms.DuplicatesClauseContext c) {
      return setting("duplicates", c.symbolList());
    } else if (clause instanceof ModuleForms.VersionClauseContext c) {
      return setting("version", c.dataList());
    } else if (clause instanceof ModuleForms.FilenameClauseContext c) {
      return setting("filename", c.datum());
    }
    return null; // #:no-backtrace means nothing, and a broken clause has been reported
  }

  private Clause.@Nullable Use use(ModuleForms.@Nullable InterfaceSpecContext spec) {
    ImportSpec parsed = spec == null ? null : spec(spec);
    return parsed == null ? null : new Clause.Use(parsed);
  }

  private Clause.@Nullable Autoload autoload(ModuleForms.AutoloadContext autoload) {
    ModuleName module = autoload.moduleName() == null ? null : words.name(autoload.moduleName());
    return module == null
        ? null
        : new Clause.Autoload(
            module, words.at(autoload.moduleName()), words.names(autoload.symbolList()));
  }

  private Clause.@Nullable Export exports(
      ExportKind kind, ModuleForms.@Nullable ExportListContext list) {
    return list == null
        ? null
        : new Clause.Export(kind, words.each(list.exportItem(), words::exportItem));
  }

  private static Clause.@Nullable Setting setting(
      String keyword, @Nullable ParserRuleContext value) {
    return value == null || value.getStop() == null
        ? null
        : new Clause.Setting(keyword, ParserWords.text(value));
  }

  private static boolean isFalse(ModuleForms.DatumContext datum) {
    return datum.atom() != null
        && datum.atom().BOOLEAN() != null
        && datum.getText().toLowerCase(Locale.ROOT).startsWith("#f");
  }

  @Nullable ImportSpec spec(ModuleForms.InterfaceSpecContext spec) {
    ModuleName module = spec.moduleName() == null ? null : words.name(spec.moduleName());
    return module == null
        ? null
        : new ImportSpec(
            module,
            words.at(spec),
            ImportOption.inOrderOfEffect(words.each(spec.specOption(), this::option)));
  }

  private @Nullable ImportOption option(ModuleForms.SpecOptionContext option) {
    if (option instanceof ModuleForms.SelectContext select) {
      return select.selectionList() == null
          ? null
          : new ImportOption.Select(
              words.each(select.selectionList().selection(), s -> words.renaming(s.symbol())));
    } else if (option instanceof ModuleForms.HideContext hide) {
      return new ImportOption.Hide(words.names(hide.symbolList()));
    } else if (option instanceof ModuleForms.PrefixContext prefix && prefix.symbol() != null) {
      return new ImportOption.Prefix(words.symbol(prefix.symbol()));
    } else if (option instanceof ModuleForms.RenamerContext renamer && renamer.datum() != null) {
      return new ImportOption.Renamer(ParserWords.text(renamer.datum()));
    } else if (option instanceof ModuleForms.VersionContext version && version.datum() != null) {
      return new ImportOption.Version(ParserWords.text(version.datum()));
    }
    return null;
  }
}
