package dev.tenantonboarding.localcloud.iam;

import dev.tenantonboarding.localcloud.kernel.Caller;

/** What AWS calls a caller's UserId, also the value of aws:userid. */
public final class UserId {
    private static final String LOCAL_USER = "AIDALOCALADMINISTRAT";

    private UserId() {
    }

    public static String of(Caller caller) {
        return switch (caller) {
            case Caller.User _ -> LOCAL_USER;
            case Caller.RoleSession session -> session.roleId() + ":" + session.sessionName();
            case Caller.ServicePrincipal service -> service.principal();
        };
    }
}
