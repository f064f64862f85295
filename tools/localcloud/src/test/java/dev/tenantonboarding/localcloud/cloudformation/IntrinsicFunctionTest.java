package dev.tenantonboarding.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class IntrinsicFunctionTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static StackAccount account;

    @BeforeAll
    static void start() {
        account = new StackAccount();
    }

    @AfterAll
    static void stop() {
        account.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {`Ref`:`P`}                                                              | a,b
            {`Ref`:`AWS::StackName`}                                                 | stack
            {`Ref`:`AWS::Region`}                                                    | us-east-1
            {`Fn::Join`:[`-`,[`x`,{`Ref`:`AWS::AccountId`},`y`]]}                    | x-000000000000-y
            {`Fn::Join`:[`+`,{`Ref`:`L`}]}                                           | 1+2+3
            {`Fn::Select`:[1,{`Fn::Split`:[`,`,{`Ref`:`P`}]}]}                       | b
            {`Fn::Select`:[`2`,{`Ref`:`L`}]}                                         | 3
            {`Fn::Sub`:`${P}/${AWS::Partition}/${!P}`}                               | a,b/aws/${P}
            {`Fn::Sub`:[`${own} ${Q.QueueName}`,{`own`:{`Ref`:`P`}}]}                | a,b queue
            {`Fn::GetAtt`:`Q.Arn`}                                                   | arn:aws:sqs:us-east-1:000000000000:queue
            {`Fn::If`:[`Both`,`yes`,`no`]}                                           | no
            {`Fn::If`:[`Either`,`yes`,`no`]}                                         | yes
            {`Fn::If`:[`Neither`,`yes`,{`Fn::If`:[`Is`,`inner`,`no`]}]}              | inner
            {`Fn::FindInMap`:[`M`,{`Ref`:`AWS::Region`},`size`]}                     | 7
            {`Fn::Base64`:`hello`}                                                   | aGVsbG8=
            """)
    void a_function_gives_its_value(String expression, String expected) {
        var name = "stack" + COUNT.incrementAndGet();
        account.create(name, template(expression).replace("`QueueName`:`queue`", "`QueueName`:`" + name + "-q`"));
        assertThat(account.outputs(name).get("Value").replace(name + "-q", "queue").replace(name, "stack")).isEqualTo(expected);
    }

    @Test
    void what_a_condition_leaves_out_is_not_made_and_no_value_leaves_out_a_property() {
        account.create("conditional", "{`Parameters`:{`On`:{`Type`:`String`,`Default`:`no`}},`Conditions`:{`C`:{`Fn::Equals`:[{`Ref`:`On`},`yes`]}},`Resources`:{"
                + "`A`:{`Type`:`AWS::SQS::Queue`,`Condition`:`C`},"
                + "`B`:{`Type`:`AWS::SQS::Queue`,`Properties`:{`DelaySeconds`:{`Fn::If`:[`C`,5,{`Ref`:`AWS::NoValue`}]}}}},"
                + "`Outputs`:{`A`:{`Condition`:`C`,`Value`:{`Ref`:`A`}},`B`:{`Value`:{`Fn::If`:[`C`,{`Ref`:`A`},{`Ref`:`B`}]}}}}");
        assertThat(account.outputs("conditional")).containsOnlyKeys("B");
        assertThat(account.story("conditional")).doesNotContain("A CREATE_COMPLETE");
    }

    @Test
    void an_attribute_that_a_resource_does_not_have_fails_where_it_is_used() {
        account.start("attribute", "{`Resources`:{`Q`:{`Type`:`AWS::SQS::Queue`}},`Outputs`:{`X`:{`Value`:{`Fn::GetAtt`:[`Q`,`Colour`]}}}}");
        account.await("attribute", StackStatus.ROLLBACK_COMPLETE);
        assertThat(account.events("attribute")).anySatisfy(event -> assertThat(event.resourceStatusReason()).contains("Q does not support attribute type Colour"));
    }

    @Test
    void a_condition_that_needs_itself_is_refused() {
        assertThatThrownBy(() -> account.start("endless", "{`Conditions`:{`C`:{`Condition`:`D`},`D`:{`Condition`:`C`}},"
                + "`Resources`:{`Q`:{`Type`:`AWS::SQS::Queue`,`Condition`:`C`}}}")).hasMessageContaining("Circular dependencies for conditions");
    }

    private static String template(String expression) {
        return "{`Parameters`:{`P`:{`Type`:`String`,`Default`:`a,b`},`L`:{`Type`:`CommaDelimitedList`,`Default`:`1, 2,3`}},"
                + "`Mappings`:{`M`:{`us-east-1`:{`size`:7}}},"
                + "`Conditions`:{`Is`:{`Fn::Equals`:[{`Ref`:`P`},`a,b`]},`Not`:{`Fn::Not`:[{`Condition`:`Is`}]},"
                + "`Both`:{`Fn::And`:[{`Condition`:`Is`},{`Condition`:`Not`}]},`Either`:{`Fn::Or`:[{`Condition`:`Not`},{`Condition`:`Is`}]},"
                + "`Neither`:{`Fn::Not`:[{`Condition`:`Either`}]}},"
                + "`Resources`:{`Q`:{`Type`:`AWS::SQS::Queue`,`Properties`:{`QueueName`:`queue`}}},`Outputs`:{`Value`:{`Value`:" + expression + "}}}";
    }
}
