package dev.tenantonboarding.localcloud.sagemaker.modelserver;

/** An artifact was there, but no model can be made of it. */
public final class ModelLoadException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Who notices. */
    public enum Kind {
        /** SageMaker: the artifact isn't a gzipped tar, so the container never sees it. */
        NOT_AN_ARCHIVE,
        /** The container: the archive holds no model that it reads. */
        NO_MODEL
    }

    private final Kind kind;

    ModelLoadException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    ModelLoadException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
