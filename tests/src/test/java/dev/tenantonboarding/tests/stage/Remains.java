package dev.tenantonboarding.tests.stage;

import dev.tenantonboarding.tenancy.TenantId;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What is left of tenants in an account. */
public final class Remains {
    private Remains() {}

    /** Whatever is named after the tenant, but its record. */
    public static List<String> of(TenantId tenant, Stage stage) {
        String id = tenant.value();
        try (SageMakerClient sageMaker = stage.clients().sageMaker();
                CloudFormationClient cloudFormation = stage.clients().cloudFormation();
                LambdaClient lambda = stage.clients().lambda();
                IamClient iam = stage.clients().iam()) {
            return Stream.of(
                            sageMaker.listEndpointsPaginator(request -> request.nameContains(id)).endpoints().stream().map(found -> found.endpointArn()),
                            sageMaker.listEndpointConfigsPaginator(request -> request.nameContains(id)).endpointConfigs().stream()
                                    .map(found -> found.endpointConfigArn()),
                            sageMaker.listModelsPaginator(request -> request.nameContains(id)).models().stream().map(found -> found.modelArn()),
                            cloudFormation.listStacksPaginator().stackSummaries().stream()
                                    .filter(stack -> stack.stackStatus() != StackStatus.DELETE_COMPLETE)
                                    .map(stack -> stack.stackName()),
                            lambda.listFunctionsPaginator().functions().stream().map(function -> function.functionArn()),
                            iam.listRolesPaginator().roles().stream().map(role -> role.arn()),
                            stage.models().everything().stream())
                    .flatMap(found -> found)
                    .filter(found -> found.matches(".*(^|[^a-z0-9])" + id + "([^0-9].*)?"))
                    .toList();
        }
    }
}
