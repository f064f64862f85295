package dev.tenantonboarding.localcloud.cloudformation;

/** A resource could not be made, changed or removed; its event says why. */
final class ResourceFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String logicalId;

    ResourceFailed(String logicalId, String reason, Throwable cause) {
        super(reason, cause);
        this.logicalId = logicalId;
    }

    String logicalId() {
        return logicalId;
    }
}
