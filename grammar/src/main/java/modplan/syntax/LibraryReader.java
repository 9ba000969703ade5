package modplan.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import modplan.source.Location;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Reads libraries of R6RS and R7RS, and import sets, from their parse trees. */
final class LibraryReader {
  private final ParserWords words;

  LibraryReader(ParserWords words) {
    this.words = words;
  }

  /** Null without a name. */
  @Nullable ModuleForm library(ModuleForms.LibraryFormContext form, Location origin) {
    List<Clause> clauses = new ArrayList<>();
    if (form.libraryExport() != null) {
      clauses.add(libraryExport(form.libraryExport()));
    }
    if (form.libraryImport() != null) {
      clauses.addAll(uses(form.libraryImport(), false));
    }
    return libraryOf(ModuleForm.Kind.LIBRARY, form.libraryName(), origin, clauses);
  }

  /** Null without a name. */
  @Nullable ModuleForm defineLibrary(ModuleForms.DefineLibraryFormContext form, Location origin) {
    List<Clause> clauses = new ArrayList<>();
    form.libraryDeclaration().forEach(declaration -> declare(declaration, clauses, false));
    return libraryOf(ModuleForm.Kind.DEFINE_LIBRARY, form.libraryName(), origin, clauses);
  }

  private @Nullable ModuleForm libraryOf(
      ModuleForm.Kind kind,
      ModuleForms.@Nullable LibraryNameContext name,
      Location origin,
      List<Clause> clauses) {
    ModuleName module = name == null ? null : libraryName(name);
    return module == null ? null : new ModuleForm(kind, module, origin, false, clauses);
  }

  private void declare(
      ModuleForms.LibraryDeclarationContext declaration,
      List<Clause> clauses,
      boolean conditional) {
    if (declaration instanceof ModuleForms.ExportDeclarationContext export) {
      clauses.add(libraryExport(export.libraryExport()));
    } else if (declaration instanceof ModuleForms.ImportDeclarationContext imports) {
      clauses.addAll(uses(imports.libraryImport(), conditional));
    } else if (declaration instanceof ModuleForms.IncludeDeclarationContext include) {
      clauses.add(include(include.STRING(), include));
    } else if (declaration instanceof ModuleForms.IncludeDeclarationsContext include) {
      clauses.add(include(include.STRING(), include));
    } else if (declaration instanceof ModuleForms.CondExpandDeclarationContext cond) {
      for (ModuleForms.CondExpandClauseContext branch : cond.condExpandClause()) {
        branch.libraryDeclaration().forEach(d -> declare(d, clauses, true));
      }
    }
  }

  private Clause.Include include(List<? extends ParseTree> files, ParserRuleContext at) {
    return new Clause.Include(
        files.stream().map(f -> f.getText().substring(1, f.getText().length() - 1)).toList(),
        words.at(at));
  }

  private List<Clause.Use> uses(ModuleForms.LibraryImportContext imports, boolean conditional) {
    return words.each(
        imports.importSet(),
        set -> {
          ImportSpec spec = importSet(set);
          return spec == null ? null : new Clause.Use(spec, conditional);
        });
  }

  private Clause.Export libraryExport(ModuleForms.LibraryExportContext export) {
    List<ExportItem> items = new ArrayList<>();
    for (ModuleForms.LibraryExportItemContext item : export.libraryExportItem()) {
      List<ModuleForms.SymbolContext> symbols =
          item instanceof ModuleForms.PlainExportContext plain && plain.symbol() != null
              ? List.of(plain.symbol(), plain.symbol())
              : item.getRuleContexts(ModuleForms.SymbolContext.class);
      for (int i = 0; i + 1 < symbols.size(); i += 2) {
        Renaming name =
            new Renaming(words.symbol(symbols.get(i)), words.symbol(symbols.get(i + 1)));
        items.add(new ExportItem(name, words.at(item)));
      }
    }
    return new Clause.Export(ExportKind.EXPORT, items);
  }

  /** Import sets nest: the innermost names the library, each around it changes the names. */
  @Nullable ImportSpec importSet(ModuleForms.ImportSetContext set) {
    List<ImportOption> outsideIn = new ArrayList<>();
    ModuleForms.@Nullable ImportSetContext inner = set;
    while (inner != null) {
      ModuleForms.LibraryNameContext library =
          inner.getRuleContext(ModuleForms.LibraryNameContext.class, 0);
      if (library != null) {
        ModuleName module = libraryName(library);
        Collections.reverse(outsideIn);
        return module == null ? null : new ImportSpec(module, words.at(set), outsideIn);
      }
      ImportOption option = setOption(inner);
      if (option != null) {
        outsideIn.add(option);
      }
      inner = inner.getRuleContext(ModuleForms.ImportSetContext.class, 0);
    }
    return null;
  }

  private @Nullable ImportOption setOption(ModuleForms.ImportSetContext set) {
    List<String> symbols =
        words.each(set.getRuleContexts(ModuleForms.SymbolContext.class), words::symbol);
    if (set instanceof ModuleForms.OnlySetContext) {
      return new ImportOption.Select(symbols.stream().map(Renaming::none).toList());
    } else if (set instanceof ModuleForms.ExceptSetContext) {
      return new ImportOption.Hide(symbols);
    } else if (set instanceof ModuleForms.PrefixSetContext && !symbols.isEmpty()) {
      return new ImportOption.Prefix(symbols.get(0));
    } else if (set instanceof ModuleForms.RenameSetContext) {
      List<Renaming> renamings = new ArrayList<>();
      for (int i = 0; i + 1 < symbols.size(); i += 2) {
        renamings.add(new Renaming(symbols.get(i), symbols.get(i + 1)));
      }
      return new ImportOption.Rename(renamings);
    }
    return null;
  }

  /**
   * Leaves out the version; {@code (srfi :1)} and {@code (srfi 1)} are {@code (srfi srfi-1)}, as in
   * Guile's {@code resolve-r6rs-interface}.
   */
  private static @Nullable ModuleName libraryName(ModuleForms.LibraryNameContext name) {
    List<String> parts =
        name.symbol().stream().map(s -> ParserWords.symbolText(s.getText())).toList();
    return LibraryNames.normalize(parts);
  }
}
