package dev.tenantonboarding.tests.stage;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A role that only a service may act in, opened for the administrator; closing puts its trust back. */
public final class BorrowedRole implements AutoCloseable {
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "%s"}, "Action": "sts:AssumeRole"}]}""";

    private final IamClient iam;
    private final String roleName;
    private final String trust;
    private final AwsSessionCredentials session;

    private BorrowedRole(IamClient iam, String roleName, String trust, AwsSessionCredentials session) {
        this.iam = iam;
        this.roleName = roleName;
        this.trust = trust;
        this.session = session;
    }

    public static BorrowedRole open(String roleArn, IamClient iam, StsClient sts) {
        String name = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        String before = URLDecoder.decode(iam.getRole(request -> request.roleName(name)).role().assumeRolePolicyDocument(), StandardCharsets.UTF_8);
        String administrator = sts.getCallerIdentity().arn();
        iam.updateAssumeRolePolicy(request -> request.roleName(name).policyDocument(TRUST.formatted(administrator)));
        Credentials given = sts.assumeRole(request -> request.roleArn(roleArn).roleSessionName("borrowed")).credentials();
        return new BorrowedRole(iam, name, before,
                AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
    }

    public AwsSessionCredentials session() {
        return session;
    }

    @Override
    public void close() {
        iam.updateAssumeRolePolicy(request -> request.roleName(roleName).policyDocument(trust));
    }
}
