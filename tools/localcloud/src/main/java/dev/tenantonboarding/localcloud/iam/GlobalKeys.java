package dev.tenantonboarding.localcloud.iam;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.Caller;

/** The condition keys that AWS adds to every request, as far as they mean something on one machine. */
final class GlobalKeys {
    private GlobalKeys() {
    }

    /** @param role the caller's role, when it is a session of one that still exists */
    static Map<String, List<String>> of(Caller caller, Optional<Role> role, Instant now) {
        var keys = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        put(keys, "aws:CurrentTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
        put(keys, "aws:EpochTime", Long.toString(now.getEpochSecond()));
        put(keys, "aws:RequestedRegion", Aws.REGION);
        put(keys, "aws:ResourceAccount", Aws.ACCOUNT);
        // The loopback port stands for AWS's endpoints, which speak TLS only.
        put(keys, "aws:SecureTransport", "true");
        put(keys, "aws:ViaAWSService", "false");
        switch (caller) {
            case Caller.User user -> {
                person(keys, user.arn(), "User", UserId.of(user));
                put(keys, "aws:username", user.name());
            }
            case Caller.RoleSession session -> {
                person(keys, session.roleArn(), "AssumedRole", UserId.of(session));
                role.ifPresent(of -> of.tags().forEach((key, value) -> put(keys, "aws:PrincipalTag/" + key, value)));
                // A session tag wins over a tag of the role with the same key.
                session.sessionTags().forEach((key, value) -> put(keys, "aws:PrincipalTag/" + key, value));
            }
            case Caller.ServicePrincipal service -> {
                put(keys, "aws:PrincipalIsAWSService", "true");
                put(keys, "aws:PrincipalServiceName", service.principal());
                service.sourceArn().ifPresent(arn -> {
                    put(keys, "aws:SourceArn", arn);
                    put(keys, "aws:SourceAccount", Aws.ACCOUNT);
                });
            }
        }
        return keys;
    }

    private static void person(Map<String, List<String>> keys, String arn, String type, String userId) {
        put(keys, "aws:PrincipalArn", arn);
        put(keys, "aws:PrincipalAccount", Aws.ACCOUNT);
        put(keys, "aws:PrincipalType", type);
        put(keys, "aws:PrincipalIsAWSService", "false");
        put(keys, "aws:userid", userId);
        // The port listens on the loopback address alone.
        put(keys, "aws:SourceIp", "127.0.0.1");
    }

    private static void put(Map<String, List<String>> keys, String key, String value) {
        keys.put(key, List.of(value));
    }
}
