package modplan.load;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import modplan.binding.Program;
import modplan.module.BindingKind;
import modplan.module.Body;
import modplan.module.Definition;
import modplan.module.FileFacts;

/**
 * Modules that may use a macro of their own which calls their own procedures when it is expanded.
 * By names alone: overlooks none whose macro names such a procedure. Linear in the code.
 */
public final class PhaseCandidates {
  private final Program program;

  public PhaseCandidates(Program program) {
    this.program = program;
  }

  /** Names of the modules as Scheme writes them, sorted. */
  public List<String> find() {
    return program.modules().parallelStream().filter(this::isCandidate).sorted().toList();
  }

  private boolean isCandidate(String module) {
    FileFacts file = program.forModule(module);
    return file != null && mayCallItself(file);
  }

  private static boolean mayCallItself(FileFacts file) {
    Set<String> procedures = new HashSet<>();
    boolean hasMacros = false;
    for (Definition definition : file.definitions()) {
      if (definition.kind() == BindingKind.VARIABLE && definition.via().startsWith("define")) {
        procedures.add(definition.name());
      }
      hasMacros |= definition.kind() == BindingKind.MACRO;
    }
    if (!hasMacros || procedures.isEmpty()) {
      return false;
    }
    Body body = file.body();
    FormNames names = new FormNames(body, head -> RecordFields.NONE);
    Set<String> macros = new HashSet<>();
    boolean[] calls = names.marks(procedures);
    for (int form = 0; form < body.forms(); form++) {
      String macro = names.macro(form);
      if (!macro.isEmpty() && names.isProcedural(form) && names.mentions(form, calls)) {
        macros.add(macro);
      }
    }
    if (macros.isEmpty()) {
      return false;
    }
    boolean[] uses = names.marks(macros);
    for (int form = 0; form < body.forms(); form++) {
      if (!names.isModuleForm(form) && names.macro(form).isEmpty() && names.mentions(form, uses)) {
        return true;
      }
    }
    return false;
  }
}
