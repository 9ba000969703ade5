package modplan.run;

import modplan.project.FileSignature;

/**
 * The compiled file of a module as it lies in the output directory.
 *
 * @param hash SHA-256 of its content
 * @param isOfStoppedRun whether it is younger than the start of a run that did not end, and than
 *     all sources: then that run has made it, of the sources of now
 */
public record CompiledFile(String hash, FileSignature signature, boolean isOfStoppedRun) {}
