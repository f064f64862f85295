package dev.tenantonboarding.localcloud.kernel;

/** There is no answer: the connection that the call came on ends. */
public final class ConnectionBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConnectionBroken(String why) {
        super(why);
    }
}
