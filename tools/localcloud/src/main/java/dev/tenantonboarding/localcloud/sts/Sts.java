package dev.tenantonboarding.localcloud.sts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.iam.IamStore;
import dev.tenantonboarding.localcloud.iam.UserId;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Authenticator;
import dev.tenantonboarding.localcloud.kernel.Authorizer;
import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The STS service, and sessions for the services of this cloud that act in a role. */
public final class Sts {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
    private static final Duration SERVICE_SESSION = Duration.ofHours(12);

    private final IamStore store;
    private final Authorizer authorizer;
    private final Sessions sessions;

    /** @param clock wall time, by which credentials expire */
    public Sts(IamStore store, Authorizer authorizer, InstantSource clock) {
        this.store = store;
        this.authorizer = authorizer;
        this.sessions = new Sessions(store, clock);
    }

    public Service service() {
        var assumeRole = new AssumeRole(store, sessions);
        return new Service("sts", Protocol.QUERY, NAMESPACE, List.of(
                // Whoever has an access key may ask whose it is.
                Operation.of(GetCallerIdentityRequest::builder, _ -> List.of(), Sts::identity),
                Operation.ruled(AssumeRoleRequest::builder, assumeRole::rule, assumeRole::open).accepting(AssumeRole.MEMBERS)));
    }

    /** Knows the administrator's access key and those of all open sessions. */
    public Authenticator authenticator() {
        return sessions;
    }

    /**
     * A service acting in a role within this cloud, without an access key of its own.
     *
     * @param servicePrincipal such as {@code sagemaker.amazonaws.com}; the role must trust it
     * @param sourceArn        the resource that the service acts for
     * @throws AwsError AccessDenied if there is no such role or it doesn't trust the service
     */
    public Caller.RoleSession serviceCaller(String roleArn, String servicePrincipal, Optional<String> sourceArn, String sessionName) {
        return session(roleArn, servicePrincipal, sourceArn, sessionName, Optional.empty());
    }

    private Caller.RoleSession session(String roleArn, String servicePrincipal, Optional<String> sourceArn, String sessionName,
            Optional<String> environment) {
        var service = new Caller.ServicePrincipal(servicePrincipal, sourceArn);
        var role = store.roleByArn(roleArn).orElseThrow(() -> denied(service, roleArn));
        authorizer.authorize(service, Access.to("sts:AssumeRole", roleArn).with("sts:RoleSessionName", sessionName)
                .withResourcePolicy(Optional.of(role.trust().text())));
        return new Caller.RoleSession(role.arn(), role.id(), sessionName, Map.of(), List.of(), environment);
    }

    /**
     * The same with credentials, for a function's code, which calls through the port. They last 12 hours.
     *
     * @param environment the one that the code runs in
     * @throws AwsError AccessDenied if there is no such role or it doesn't trust the service
     */
    public TemporaryCredentials functionSession(String roleArn, String servicePrincipal, Optional<String> sourceArn, String sessionName,
            String environment) {
        return sessions.open(session(roleArn, servicePrincipal, sourceArn, sessionName, Optional.of(environment)), SERVICE_SESSION, Map.of());
    }

    /** To one who may not know, a role that isn't there looks like one that may not be assumed. */
    static AwsError denied(Caller caller, String roleArn) {
        return AwsError.accessDenied("User: " + caller.arn() + " is not authorized to perform: sts:AssumeRole on resource: " + roleArn);
    }

    private static GetCallerIdentityResponse identity(GetCallerIdentityRequest request, Call call) {
        return GetCallerIdentityResponse.builder().account(Aws.ACCOUNT).arn(call.caller().arn()).userId(UserId.of(call.caller())).build();
    }
}
