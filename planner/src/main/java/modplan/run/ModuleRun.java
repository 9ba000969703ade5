package modplan.run;

/**
 * One compilation of a build, as the driver logged it. Times in seconds.
 *
 * @param step the number of its step, or {@code rest}
 * @param startedAt since 1970
 */
public record ModuleRun(
    String step, String module, double startedAt, double wallSeconds, double cpuSeconds) {}
