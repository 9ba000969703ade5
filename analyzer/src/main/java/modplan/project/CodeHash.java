package modplan.project;

/**
 * Values for what the facts of a file say of its code: two files share them only if it is the same.
 *
 * @param shape of what the code is, but for the text of strings
 * @param strings of that
 * @param places of where its parts are
 */
record CodeHash(long shape, long strings, long places) {}
