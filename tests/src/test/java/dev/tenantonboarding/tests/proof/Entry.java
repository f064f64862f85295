package dev.tenantonboarding.tests.proof;

import java.util.Map;

/**
 * A try to open a session of a tenant's role.
 *
 * @param who the logical id of a role of the stack, or somebody else's name
 * @param tags of the session that is asked for
 */
record Entry(Door door, String who, Map<String, String> tags) {
    /** The administrator of the account, who may do anything. */
    static final String ADMINISTRATOR = "the administrator";
    /** A role of the same name in another account. */
    static final String STRANGER = "a stranger";
    /** AWS's Lambda service itself. */
    static final String SERVICE = "a service";
}
