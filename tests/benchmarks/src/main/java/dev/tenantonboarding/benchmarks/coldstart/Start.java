package dev.tenantonboarding.benchmarks.coldstart;

/**
 * One process, from its start to its first answer.
 *
 * @param cpuSeconds processor time that it took until then
 * @param peakMebibytes the most memory that it had resident
 */
record Start(Times times, double cpuSeconds, long peakMebibytes) {

    /**
     * In nanoseconds.
     *
     * @param answer from the start of the process
     * @param invocation from when the event was handed out, or the process restored
     */
    record Times(long answer, long invocation) {}
}
