package dev.tenantonboarding.tenancy.policy;

import java.util.List;
import java.util.stream.Stream;

/**
 * What SageMaker may do to run a model container: read the artifacts of one isolation model, pull the image, write the logs.
 *
 * @param artifacts     what it reads
 * @param repositoryArn the image's ECR repository
 * @param logGroupArn   the endpoints' log groups
 */
public record ContainerExecutionPolicy(Artifacts artifacts, String repositoryArn, String logGroupArn) {

    /**
     * The artifacts below one prefix of the models bucket.
     *
     * @param listed whether the container lists the prefix too, as multi-model ones do
     */
    public record Artifacts(String bucketArn, String prefix, boolean listed) {

        private Stream<Statement> statements() {
            var read = Statement.allow("ReadArtifacts", "s3:GetObject").on(bucketArn + "/" + prefix + "*");
            var list = Statement.allow("ListArtifacts", "s3:ListBucket").on(bucketArn)
                    .when("StringLike", "s3:prefix", prefix + "*");
            return listed ? Stream.of(read, list) : Stream.of(read);
        }
    }

    public Policy policy() {
        return new Policy(Stream.concat(artifacts.statements(), platformStatements().stream()).toList());
    }

    private List<Statement> platformStatements() {
        return List.of(
                Statement.allow("PullImage", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer",
                        "ecr:BatchCheckLayerAvailability").on(repositoryArn),
                // The registry's login names no resource that it could be narrowed to.
                Statement.allow("LogInToRegistry", "ecr:GetAuthorizationToken").on("*"),
                Statement.allow("WriteLogs", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents",
                        "logs:DescribeLogStreams").on(logGroupArn, logGroupArn + ":*"));
    }
}
