package modplan.load;

import modplan.module.BindingKind;

/**
 * What a symbol stands for at the top level of a module.
 *
 * @param module that defines it, as Scheme writes it, whoever re-exports it
 * @param name in that module
 */
public record Meaning(String module, String name, BindingKind kind) {}
