package modplan.run;

import modplan.project.FileSignature;

/**
 * What is known of a compiled file with a certain content.
 *
 * @param hash SHA-256 of that content; a file with another one was made by somebody else
 * @param options what it was compiled with
 * @param isRight whether compiling its module would make the same content; if not, it must be
 *     compiled again whatever the times of files say
 */
public record KnownFile(String hash, FileSignature signature, String options, boolean isRight) {
  KnownFile wrong() {
    return new KnownFile(hash, signature, options, false);
  }
}
