package dev.tenantonboarding.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.InsufficientCapabilitiesException;

/** What is wrong with a template or its parameters is said at once, and nothing is made. */
class TemplateRefusalTest {
    private static final String QUEUE = "`Q`:{`Type`:`AWS::SQS::Queue`}";
    private static StackAccount account;

    @BeforeAll
    static void start() {
        account = new StackAccount();
    }

    @AfterAll
    static void stop() {
        assertThat(account.formation.listStacks().stackSummaries()).isEmpty();
        account.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Resources:                                                                            | JSON only, not in YAML
            {`Resources`:{}                                                                       | JSON not well-formed
            {`Resources`:{}}                                                                      | At least one Resources member
            {`Transform`:`T`,`Resources`:{}}                                                      | Transform
            {`Foo`:1,`Resources`:{`Q`:{`Type`:`AWS::SQS::Queue`}}}                                | Invalid template property or properties [Foo]
            {`Resources`:{`T`:{`Type`:`AWS::DynamoDB::Table`}}}                                   | Unrecognized resource types: [AWS::DynamoDB::Table]
            {`Resources`:{`Q`:{`Type`:`AWS::SQS::Queue`,`Properties`:{`FifoQueue`:true}}}}        | FifoQueue of AWS::SQS::Queue (resource Q)
            {`Resources`:{`Q`:{`Type`:`AWS::SQS::Queue`,`UpdatePolicy`:{}}}}                      | UpdatePolicy of resource Q
            {`Resources`:{`Q`:{`Type`:`AWS::SQS::Queue`,`DeletionPolicy`:`Snapshot`}}}            | Snapshot
            {`Resources`:{`R`:{`Type`:`AWS::IAM::Role`}}}                                         | required key [AssumeRolePolicyDocument] not found
            {`Resources`:{`Q`:{`Type`:`AWS::SQS::Queue`,`DependsOn`:`X`}}}                        | Unresolved resource dependencies [X]
            {`Resources`:{`Q`:{`Type`:`AWS::SQS::Queue`,`Condition`:`C`}}}                        | Unresolved condition dependency C
            {`Resources`:{`Q`:{`Type`:`AWS::SQS::Queue`,`Properties`:{`QueueName`:{`Ref`:`X`}}}}} | Unresolved resource dependencies [X]
            {`Resources`:{`Q`:{`Type`:`AWS::SQS::Queue`,`Properties`:{`QueueName`:{`Fn::ImportValue`:`X`}}}}} | Fn::ImportValue
            {`Resources`:{`Q`:{`Type`:`AWS::SQS::Queue`,`Properties`:{`QueueName`:`{{resolve:ssm:x}}`}}}}     | {{resolve:ssm:x}}
            {`Resources`:{`A`:{`Type`:`AWS::SQS::Queue`,`DependsOn`:`B`},`B`:{`Type`:`AWS::SQS::Queue`,`DependsOn`:`A`}}} | Circular dependency between resources
            """)
    void a_template_is_refused_naming_what_is_wrong(String template, String reason) {
        assertThatThrownBy(() -> account.start("refused", template)).isInstanceOf(CloudFormationException.class).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            `Type`:`String`                                        |           | Parameters: [P] must have values
            `Type`:`String`,`AllowedValues`:[`a`,`b`]              | P=c       | Parameter 'P' must be one of AllowedValues
            `Type`:`String`,`AllowedPattern`:`[a-z]+`              | P=aB      | Parameter 'P' must match pattern [a-z]+
            `Type`:`String`,`AllowedPattern`:`[a-z]+`,`ConstraintDescription`:`be small` | P=B | Parameter 'P' failed to satisfy constraint: be small
            `Type`:`String`,`MinLength`:2                          | P=a       | Parameter 'P' must contain at least 2 characters
            `Type`:`String`,`MaxLength`:`2`                        | P=abc     | Parameter 'P' must contain at most 2 characters
            `Type`:`Number`                                        | P=x       | Parameter 'P' must be a number
            `Type`:`Number`,`MinValue`:5                           | P=4       | Parameter 'P' must be a number not less than 5
            `Type`:`Number`,`MaxValue`:5                           | P=5.5     | Parameter 'P' must be a number not greater than 5
            `Type`:`String`                                        | X=1       | Parameters: [X] do not exist in the template
            `Type`:`AWS::SSM::Parameter::Value<String>`            | P=1       | AWS::SSM::Parameter::Value<String>
            """)
    void a_parameter_is_refused_by_its_name_and_rule(String declaration, String value, String reason) {
        var template = "{`Parameters`:{`P`:{" + declaration + "}},`Resources`:{" + QUEUE + "}}";
        assertThatThrownBy(() -> account.start("refused", template, value == null ? new String[0] : new String[] {value})).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            `Vending`:{`Assertions`:[{`Assert`:{`Fn::Contains`:[[`a`,`b`],{`Ref`:`P`}]},`AssertDescription`:`P is a or b`}]} | Rule Vending failed: P is a or b
            `Both`:{`RuleCondition`:{`Fn::Equals`:[{`Ref`:`P`},`c`]},`Assertions`:[{`Assert`:{`Fn::Not`:[{`Fn::Equals`:[{`Ref`:`P`},`c`]}]}}]} | Rule Both failed: an assertion does not hold
            `Odd`:{`Assertions`:[{`Assert`:{`Fn::EachMemberIn`:[[],[]]}}]}              | Fn::EachMemberIn in a rule (Odd)
            `Odd`:{`Assertions`:[{`Assert`:{`Fn::Equals`:[{`Ref`:`X`},``]}}]}           | names the parameter X
            `Odd`:{`Assertions`:[]}                                                     | must have Assertions
            `Odd`:{`Assertions`:[{`AssertDescription`:`x`}]}                            | must contain an Assert
            `Odd`:{`If`:1,`Assertions`:[]}                                              | Unrecognized attribute If
            """)
    void a_rule_over_parameters_is_told_by_its_description(String rule, String reason) {
        var template = "{`Parameters`:{`P`:{`Type`:`String`}},`Rules`:{" + rule + "},`Resources`:{" + QUEUE + "}}";
        assertThatThrownBy(() -> account.start("refused", template, "P=c")).hasMessageContaining(reason);
    }

    @Test
    void tags_must_be_tags() {
        for (var tag : List.of("aws:x=1", "=1", "k=", "k=" + "x".repeat(257))) {
            assertThatThrownBy(() -> account.formation.createStack(request -> request.stackName("refused").templateBody(StackAccount.json("{`Resources`:{" + QUEUE + "}}"))
                    .tags(with -> with.key(tag.split("=", 2)[0]).value(tag.split("=", 2)[1])))).isInstanceOf(CloudFormationException.class);
        }
    }

    @Test
    void roles_need_the_capability_and_named_ones_the_wider_one() {
        var role = StackAccount.json("{`Resources`:{`R`:{`Type`:`AWS::IAM::Role`,`Properties`:{%s`AssumeRolePolicyDocument`:{}}}}}");
        assertThatThrownBy(() -> account.formation.createStack(request -> request.stackName("refused").templateBody(role.formatted(""))))
                .isInstanceOf(InsufficientCapabilitiesException.class).hasMessageContaining("Requires capabilities : [CAPABILITY_IAM]");
        assertThatThrownBy(() -> account.start("refused", role.formatted("\"RoleName\":\"r\",")))
                .isInstanceOf(InsufficientCapabilitiesException.class).hasMessageContaining("Requires capabilities : [CAPABILITY_NAMED_IAM]");
    }

    @Test
    void a_long_template_must_come_from_s3() {
        var template = "{`Description`:`" + "x".repeat(51_200) + "`,`Resources`:{" + QUEUE + "}}";
        assertThatThrownBy(() -> account.start("refused", template)).hasMessageContaining("less than or equal to 51200");
        assertThatThrownBy(() -> account.formation.createStack(request -> request.stackName("refused").templateURL("https://nowhere.s3.amazonaws.com/t.json")))
                .hasMessageContaining("S3 error");
    }

    @Test
    void a_service_role_must_trust_cloudformation() {
        assertThatThrownBy(() -> account.formation.createStack(request -> request.stackName("refused")
                .templateBody(StackAccount.json("{`Resources`:{" + QUEUE + "}}")).roleARN("arn:aws:iam::000000000000:role/nobody")))
                .hasMessageContaining("role/nobody is invalid or cannot be assumed");
    }
}
