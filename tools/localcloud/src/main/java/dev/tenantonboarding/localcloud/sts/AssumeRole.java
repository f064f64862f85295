package dev.tenantonboarding.localcloud.sts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.iam.IamStore;
import dev.tenantonboarding.localcloud.iam.Role;
import dev.tenantonboarding.localcloud.iam.UserId;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Caller;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The AssumeRole operation; multi-factor codes, source identities and provided contexts are not there. */
final class AssumeRole {
    static final String[] MEMBERS = {"RoleArn", "RoleSessionName", "PolicyArns", "Policy", "DurationSeconds", "Tags", "TransitiveTagKeys",
        "ExternalId"};
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws:iam::\\d{12}:role/[\\x21-\\x7E]+");
    private static final int DEFAULT_SECONDS = 3_600;
    private static final int SHORTEST_SECONDS = 900;
    private static final int LONGEST_SECONDS = 43_200;
    /** A session that opens another one: role chaining. */
    private static final int LONGEST_CHAINED_SECONDS = 3_600;

    private final IamStore store;
    private final Sessions sessions;

    AssumeRole(IamStore store, Sessions sessions) {
        this.store = store;
        this.sessions = sessions;
    }

    /** A request that can't be right is refused before anyone asks who may; passing tags needs a permission of its own. */
    List<Access> rule(AssumeRoleRequest request, Call call) {
        var tags = checked(request, call);
        var role = role(request, call);
        var access = access("sts:AssumeRole", role, request, tags);
        return tags.all().isEmpty() ? List.of(access) : List.of(access, access("sts:TagSession", role, request, tags));
    }

    AssumeRoleResponse open(AssumeRoleRequest request, Call call) {
        var tags = checked(request, call);
        var role = role(request, call);
        int seconds = seconds(request);
        if (seconds > role.settings().maxSessionSeconds()) {
            throw StsErrors.validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        var policies = SessionPolicies.read(Optional.ofNullable(request.policy()), request.policyArns(), store);
        var packed = SessionPolicies.packedPercent(policies, tags);
        var session = new Caller.RoleSession(role.arn(), role.id(), request.roleSessionName(), tags.all(), policies, environment(call.caller()));
        var credentials = sessions.open(session, Duration.ofSeconds(seconds), tags.transitive());
        var answer = AssumeRoleResponse.builder()
                .credentials(Credentials.builder().accessKeyId(credentials.accessKeyId()).secretAccessKey(credentials.secretAccessKey())
                        .sessionToken(credentials.sessionToken()).expiration(credentials.expiration()).build())
                .assumedRoleUser(AssumedRoleUser.builder().assumedRoleId(UserId.of(session)).arn(session.arn()).build());
        packed.ifPresent(answer::packedPolicySize);
        return answer.build();
    }

    private SessionTags checked(AssumeRoleRequest request, Call call) {
        if (!ROLE_ARN.matcher(request.roleArn()).matches()) {
            throw StsErrors.validation(request.roleArn() + " is invalid");
        }
        if (!SESSION_NAME.matcher(request.roleSessionName()).matches()) {
            throw StsErrors.constraint("roleSessionName", request.roleSessionName(),
                    "Member must have length between 2 and 64 and satisfy regular expression pattern: [\\w+=,.@-]*");
        }
        if (request.externalId() != null && !EXTERNAL_ID.matcher(request.externalId()).matches()) {
            throw StsErrors.constraint("externalId", request.externalId(),
                    "Member must have length between 2 and 1224 and satisfy regular expression pattern: [\\w+=,.@:\\/-]*");
        }
        if (seconds(request) < SHORTEST_SECONDS || seconds(request) > LONGEST_SECONDS) {
            throw StsErrors.constraint("durationSeconds", seconds(request),
                    "Member must have value between " + SHORTEST_SECONDS + " and " + LONGEST_SECONDS);
        }
        if (call.caller() instanceof Caller.RoleSession && seconds(request) > LONGEST_CHAINED_SECONDS) {
            throw StsErrors.validation("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }
        return SessionTags.of(request.tags(), request.transitiveTagKeys(), sessions.transitiveTags(call.caller()));
    }

    private Role role(AssumeRoleRequest request, Call call) {
        return store.roleByArn(request.roleArn()).orElseThrow(() -> Sts.denied(call.caller(), request.roleArn()));
    }

    private static Access access(String action, Role role, AssumeRoleRequest request, SessionTags tags) {
        var access = Access.to(action, role.arn()).withResourcePolicy(Optional.of(role.trust().text())).withRequestTags(tags.all())
                .withResourceTags(role.tags()).with("sts:RoleSessionName", request.roleSessionName())
                .with("sts:DurationSeconds", Integer.toString(seconds(request)));
        for (var tag : role.tags().entrySet()) {
            access = access.with("iam:ResourceTag/" + tag.getKey(), tag.getValue());
        }
        if (request.externalId() != null) {
            access = access.with("sts:ExternalId", request.externalId());
        }
        return tags.transitive().isEmpty() ? access
                : access.with("sts:TransitiveTagKeys", tags.transitive().keySet().toArray(String[]::new));
    }

    /** What a function opens stays the function's. */
    private static Optional<String> environment(Caller caller) {
        return switch (caller) {
            case Caller.RoleSession session -> session.environment();
            case Caller.User _, Caller.ServicePrincipal _ -> Optional.empty();
        };
    }

    private static int seconds(AssumeRoleRequest request) {
        return Optional.ofNullable(request.durationSeconds()).orElse(DEFAULT_SECONDS);
    }
}
