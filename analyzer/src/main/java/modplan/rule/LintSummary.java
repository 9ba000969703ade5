package modplan.rule;

/**
 * What was read, so that silence can be told from not looking.
 *
 * @param imports eager imports in the files of the roots, one per clause
 * @param cycles strongly connected components of two or more modules
 * @param incomplete files that were understood up to an error only
 * @param notAnalysed files and directories of which nothing was read
 * @param skippedDirectories directories that were left out on purpose
 */
public record LintSummary(
    int files,
    int modules,
    int imports,
    int cycles,
    int incomplete,
    int notAnalysed,
    int skippedDirectories,
    int errors,
    int warnings,
    int infos) {}
