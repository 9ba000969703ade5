package modplan.module;

import modplan.source.Location;

/**
 * A literal file name in {@code include}, {@code include-from-path}, {@code load} and the like.
 *
 * @param module index of the module form that it belongs to, or -1
 * @param form the head of the form: {@code include}, {@code load-from-path} ...
 */
public record Inclusion(int module, String form, Context context, String path, Location location) {
  /** Whether the text becomes part of the module, rather than being loaded at run time. */
  public boolean isSplice() {
    return form.startsWith("include");
  }
}
