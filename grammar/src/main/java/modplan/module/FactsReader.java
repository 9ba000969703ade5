package modplan.module;

import java.util.List;
import modplan.source.Diagnostic;
import modplan.source.SourceFile;
import modplan.syntax.Form;
import modplan.syntax.FormReader;
import modplan.syntax.ModuleFormParser;
import modplan.syntax.ModuleFormReader;
import modplan.syntax.Parsed;
import modplan.syntax.Word;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file into {@link FileFacts}: module forms through the grammar, everything else by one
 * walk over each top-level datum. Linear in the bytes; keeps one top-level datum at a time.
 */
public final class FactsReader {
  /** So many bytes may a file have whose room is used for the next one; those of Guix have less. */
  private static final int LARGEST_KEPT = 4 << 20;

  private @Nullable FormReader reader;
  private @Nullable BodyReader body;

  /** The facts of a single file. */
  public static FileFacts read(SourceFile file) {
    return new FactsReader().readNext(file);
  }

  /**
   * The facts of a file; whatever is wrong with its text is in {@link FileFacts#errors()}. What it
   * is read into is used again for the next one. Not for several threads at a time.
   */
  public FileFacts readNext(SourceFile file) {
    FormReader forms = reader;
    BodyReader code = body;
    if (forms == null || code == null) {
      forms = new FormReader(file);
      code = new BodyReader(file);
    } else {
      forms.begin(file);
      code.begin(file);
    }
    // If memory does not suffice for this file, nothing of it stays; nor does the room for a huge
    // one.
    reader = null;
    body = null;
    FileFacts facts = read(file, forms, code);
    if (file.bytes().length <= LARGEST_KEPT) {
      reader = forms;
      body = code;
    }
    return facts;
  }

  private static FileFacts read(SourceFile file, FormReader reader, BodyReader body) {
    FactsBuilder facts = new FactsBuilder(file);
    Form form = reader.form();
    MentionWalker mentions = new MentionWalker(facts);
    DefinitionReader definitions = new DefinitionReader(facts);
    ComputedNamesReader computed = new ComputedNamesReader();
    Diagnostic encoding = file.encodingError();
    if (encoding != null) {
      facts.errors(List.of(encoding));
    }
    int forms = 0;
    while (reader.next()) {
      forms++;
      Parsed<modplan.syntax.ModuleForm> module = moduleForm(file, form);
      if (module != null) {
        facts.enter(module);
      } else if (isModuleCall(form)) {
        facts.leaveForMentions();
      }
      mentions.walk(form);
      definitions.read(form);
      body.read(form, facts.current());
      computed.read(form);
    }
    Diagnostic error = reader.error();
    if (error != null) {
      facts.errors(List.of(error));
    }
    return facts.build(forms, body.body(form.symbols(), error != null), computed.build());
  }

  private static @Nullable Parsed<modplan.syntax.ModuleForm> moduleForm(
      SourceFile file, Form form) {
    Word head = Word.of(form.head(0));
    if (head == null || isModuleCall(form)) {
      return null;
    }
    switch (head) {
      case DEFINE_MODULE, DEFINE_MODULE_STAR, DEFINE_LIBRARY:
        return head == Word.DEFINE_LIBRARY
            ? ModuleFormParser.defineLibrary(file, form.start(0), form.end(0))
            : ModuleFormReader.defineModule(file, form);
      case LIBRARY:
        return library(file, form);
      default:
        return null;
    }
  }

  /** {@code (define-module* '(a b) ...)}: a call of Guile's procedure, which enters no module. */
  private static boolean isModuleCall(Form form) {
    return Word.of(form.head(0)) == Word.DEFINE_MODULE_STAR
        && form.size() > 2
        && Word.of(form.head(2)) == Word.QUOTE;
  }

  /**
   * {@code (library NAME (export ...) (import ...) BODY ...)}; other uses of the word are left
   * alone.
   */
  private static @Nullable Parsed<modplan.syntax.ModuleForm> library(SourceFile file, Form form) {
    int name = 2;
    if (form.length(0) < 3 || !form.isList(name) || form.isImproper(0)) {
      return null;
    }
    int exports = form.next(name);
    int imports = exports < form.size() ? form.next(exports) : exports;
    int last = imports < form.size() ? imports : exports;
    return ModuleFormParser.library(file, form.start(0), form.end(last));
  }
}
