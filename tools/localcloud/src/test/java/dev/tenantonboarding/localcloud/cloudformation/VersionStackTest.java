package dev.tenantonboarding.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.iam.IamCloud;
import dev.tenantonboarding.localcloud.lambda.TestArchive;
import dev.tenantonboarding.localcloud.lambda.functions.Echo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.json.JsonMapper;

/** A function called by an alias, whose version follows a revision. */
class VersionStackTest {
    private static final String TEMPLATE = "{`Parameters`:{`Colour`:{`Type`:`String`},`Revision`:{`Type`:`String`},`Live`:{`Type`:`String`}},`Resources`:{"
            + "`Role`:{`Type`:`AWS::IAM::Role`,`Properties`:{`AssumeRolePolicyDocument`:"
            + IamCloud.trust("{`Service`:`lambda.amazonaws.com`}") + "}},"
            + "`Function`:{`Type`:`AWS::Lambda::Function`,`Properties`:{`FunctionName`:`one`,`Runtime`:`java25`,`Handler`:`" + TestArchive.handler(Echo.class) + "`,"
            + "`Role`:{`Fn::GetAtt`:`Role.Arn`},`Code`:{`S3Bucket`:`code`,`S3Key`:`functions.jar`},`SnapStart`:{`ApplyOn`:`PublishedVersions`},"
            + "`Environment`:{`Variables`:{`COLOUR`:{`Ref`:`Colour`}}}}},"
            + "`Version`:{`Type`:`AWS::Lambda::Version`,`Properties`:{`FunctionName`:{`Ref`:`Function`},`Description`:{`Ref`:`Revision`}}},"
            + "`Alias`:{`Type`:`AWS::Lambda::Alias`,`Properties`:{`FunctionName`:{`Ref`:`Function`},`Name`:{`Ref`:`Live`},"
            + "`FunctionVersion`:{`Fn::GetAtt`:`Version.Version`}}},"
            + "`Permission`:{`Type`:`AWS::Lambda::Permission`,`Properties`:{`Action`:`lambda:InvokeFunction`,`Principal`:`events.amazonaws.com`,"
            + "`FunctionName`:{`Ref`:`Alias`}}}},"
            + "`Outputs`:{`Alias`:{`Value`:{`Ref`:`Alias`}},`Version`:{`Value`:{`Ref`:`Version`}}}}";
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:one:";

    private StackAccount account;
    private LambdaClient lambda;

    @BeforeEach
    void start() {
        account = new StackAccount();
        lambda = account.cloud.client(LambdaClient.builder());
        try (var s3 = account.cloud.client(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(request -> request.bucket("code"));
            s3.putObject(request -> request.bucket("code").key("functions.jar"), RequestBody.fromBytes(TestArchive.bytes()));
        }
        account.create("one", TEMPLATE, "Colour=green", "Revision=a", "Live=live");
    }

    @AfterEach
    void stop() {
        lambda.close();
        account.close();
    }

    @Test
    void a_version_and_an_alias_are_told_by_ARN_and_the_permission_is_the_aliases() {
        assertThat(account.outputs("one")).containsEntry("Alias", ARN + "live").containsEntry("Version", ARN + "1");
        assertThat(lambda.getFunctionConfiguration(request -> request.functionName(ARN + "1")))
                .returns("a", configuration -> configuration.description())
                .returns("On", configuration -> configuration.snapStart().optimizationStatusAsString());
        assertThat(lambda.getPolicy(request -> request.functionName("one").qualifier("live")).policy()).contains("\"" + ARN + "live\"");
    }

    @Test
    void another_description_publishes_a_version_to_which_the_alias_moves_before_the_old_one_goes() {
        account.update("one", TEMPLATE, "Colour=red", "Revision=b", "Live=live");

        assertThat(colour()).isEqualTo("2 red");
        assertThat(lambda.listVersionsByFunction(request -> request.functionName("one")).versions())
                .extracting(FunctionConfiguration::version).containsExactly("$LATEST", "2");
    }

    @Test
    void without_another_description_the_alias_stays_with_what_was_published() {
        account.update("one", TEMPLATE, "Colour=red", "Revision=a", "Live=live");

        assertThat(colour()).isEqualTo("1 green");
    }

    @Test
    void another_description_of_a_function_that_has_not_changed_fails_and_all_stays_as_it_was() {
        account.startUpdate("one", TEMPLATE, "Colour=green", "Revision=b", "Live=live");

        var id = account.await("one", StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(account.events(id)).anySatisfy(event -> assertThat(String.valueOf(event.resourceStatusReason()))
                .contains("A version for this Lambda function exists ( 1 ). Modify the function to create a new version."));
        assertThat(colour()).isEqualTo("1 green");
    }

    @Test
    void another_name_is_another_alias_and_all_goes_with_the_stack() {
        account.update("one", TEMPLATE, "Colour=green", "Revision=a", "Live=blue");
        assertThat(lambda.listAliases(request -> request.functionName("one")).aliases()).singleElement()
                .returns("blue", alias -> alias.name()).returns("1", alias -> alias.functionVersion());

        var id = account.stack("one").stackId();
        account.formation.deleteStack(request -> request.stackName("one"));
        account.await(id, StackStatus.DELETE_COMPLETE);
        assertThat(lambda.listFunctions().functions()).isEmpty();
    }

    private String colour() {
        var response = lambda.invoke(request -> request.functionName(ARN + "live"));
        return response.executedVersion() + " " + JsonMapper.shared().readTree(response.payload().asUtf8String())
                .at("/environment/COLOUR").asString();
    }
}
