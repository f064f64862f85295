package dev.tenantonboarding.localcloud.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What IAM refuses to store, and how it says so. */
class MalformedPolicyTest {

    private static final String OK = "`Effect`:`Allow`,`Action`:`s3:*`,`Resource`:`*`";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            no JSON                                                                       | Syntax errors in policy.
            ^^                                                                            | Syntax errors in policy.
            []                                                                            | Syntax errors in policy.
            {`Version`:`2012-10-17`}                                                      | Missing required field Statement
            {`Version`:`2012-10-17`,`Statement`:[]}                                       | Syntax errors in policy.
            {`Version`:`2012-10-17`,`Statement`:`Allow`}                                  | Syntax errors in policy.
            {`Version`:`2013-10-17`,`Statement`:{OK}}                                     | Policy document must be version 2012-10-17 or greater.
            {`Version`:2012,`Statement`:{OK}}                                             | Syntax errors in policy.
            {`Version`:`2012-10-17`,`Statement`:{OK}} {}                                  | Syntax errors in policy.
            {`Version`:`2012-10-17`,`Statement`:{OK},`Statement`:{OK}}                    | Syntax errors in policy.
            {`Version`:`2012-10-17`,`Statements`:{OK}}                                    | Unknown element Statements
            {`Version`:`2012-10-17`,`Statement`:{OK,`Conditions`:{}}}                     | Unknown element Conditions
            {`Version`:`2012-10-17`,`Id`:7,`Statement`:{OK}}                              | Syntax errors in policy.
            {`Statement`:{`Action`:`s3:*`,`Resource`:`*`}}                                | Missing required field Effect
            {`Statement`:{`Effect`:`allow`,`Action`:`s3:*`,`Resource`:`*`}}               | Effect must be Allow or Deny
            {`Statement`:{`Effect`:`Allow`,`Resource`:`*`}}                               | Policy statement must contain actions.
            {`Statement`:{`Effect`:`Allow`,`Action`:[],`Resource`:`*`}}                   | Policy statement must contain actions.
            {`Statement`:{`Effect`:`Allow`,`Action`:`s3:*`}}                              | Policy statement must contain resources.
            {`Statement`:{OK,`NotAction`:`s3:*`}}                                         | Syntax errors in policy.
            {`Statement`:{OK,`NotResource`:`*`}}                                          | Syntax errors in policy.
            {`Statement`:{OK,`Principal`:`*`}}                                            | Policy document should not specify a principal.
            {`Statement`:{OK,`NotPrincipal`:{`AWS`:`*`}}}                                 | Has prohibited field NotPrincipal
            {`Statement`:{OK,`Sid`:`no-dash`}}                                            | Statement IDs (SID) must be alpha-numeric.
            {`Statement`:[{OK,`Sid`:`A`},{OK,`Sid`:`A`}]}                                 | Statement IDs (SID) in a single policy must be unique.
            {`Statement`:{`Effect`:`Allow`,`Action`:`GetObject`,`Resource`:`*`}}          | must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.
            {`Statement`:{`Effect`:`Allow`,`Action`:`s3:Get:Object`,`Resource`:`*`}}      | Actions/Condition can contain only one colon.
            {`Statement`:{`Effect`:`Allow`,`Action`:`s*:Get`,`Resource`:`*`}}             | Vendor s* is not valid
            {`Statement`:{`Effect`:`Allow`,`Action`:`s3:${aws:username}`,`Resource`:`*`}} | Actions/Condition can contain only one colon.
            {`Statement`:{`Effect`:`Allow`,`Action`:7,`Resource`:`*`}}                    | Syntax errors in policy.
            {`Statement`:{`Effect`:`Allow`,`Action`:`s3:*`,`Resource`:`bucket`}}          | Resource bucket must be in ARN format or "*".
            {`Statement`:{`Effect`:`Allow`,`Action`:`s3:*`,`Resource`:`arn:gcp:s3:::b`}}  | Partition "gcp" is not valid for resource "arn:gcp:s3:::b".
            {`Statement`:{`Effect`:`Allow`,`Action`:`s3:*`,`Resource`:`arn:aws:*:::b`}}   | Resource vendor must be fully qualified and cannot contain regexes
            {`Statement`:{`Effect`:`Allow`,`Action`:`iam:*`,`Resource`:`arn:aws:iam:eu-west-1:1:role/r`}} | cannot contain region information.
            {`Statement`:{`Effect`:`Allow`,`Action`:`iam:*`,`Resource`:`arn:aws:iam::1:roles/r`}} | IAM resource path must either be "*" or start with user/
            {`Statement`:{OK,`Condition`:{`StringMatches`:{`aws:username`:`x`}}}}         | Invalid Condition type : StringMatches.
            {`Statement`:{OK,`Condition`:{`ForSomeValues:StringEquals`:{`a:b`:`x`}}}}     | Invalid Condition type : ForSomeValues:StringEquals.
            {`Statement`:{OK,`Condition`:{`NullIfExists`:{`aws:username`:`true`}}}}       | Invalid Condition type : NullIfExists.
            {`Statement`:{OK,`Condition`:{`ForAllValues:Null`:{`aws:TagKeys`:`true`}}}}   | Invalid Condition type : ForAllValues:Null.
            {`Statement`:{OK,`Condition`:{`StringEquals`:{`username`:`x`}}}}              | must be prefaced by a vendor
            {`Statement`:{OK,`Condition`:{`StringEquals`:`x`}}}                           | Syntax errors in policy.
            {`Statement`:{OK,`Condition`:{`StringEquals`:{`aws:username`:{}}}}}           | Syntax errors in policy.
            {`Version`:`2012-10-17`,`Statement`:{OK,`Condition`:{`StringEquals`:{`a:b`:`${a:c`}}}}    | missing a closing curly brace
            {`Version`:`2012-10-17`,`Statement`:{OK,`Condition`:{`StringEquals`:{`a:b`:`${}`}}}}      | Invalid policy variable ${}
            {`Version`:`2012-10-17`,`Statement`:{OK,`Condition`:{`StringEquals`:{`a:b`:`${a:c, d}`}}}} | must stand in single quotes
            """)
    void refuses_in_the_words_of_aws(String document, String message) {
        assertThatThrownBy(() -> PolicyDocument.parse(Policies.json(document.replace("OK", OK)), PolicyShape.IDENTITY))
                .isInstanceOf(MalformedPolicyException.class).hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            `Action`:`sts:AssumeRole`                                                    | Missing required field Principal
            `Principal`:`*`,`Action`:`sts:AssumeRole`,`Resource`:`*`                     | Has prohibited field Resource
            `Principal`:`*`,`Action`:`s3:GetObject`                                      | AssumeRole policy may only specify STS AssumeRole actions.
            `Principal`:`*`,`Action`:`*`                                                 | AssumeRole policy may only specify STS AssumeRole actions.
            `Principal`:`jane`,`Action`:`sts:AssumeRole`                                 | Syntax errors in policy.
            `Principal`:{},`Action`:`sts:AssumeRole`                                     | Syntax errors in policy.
            `Principal`:{`AWS`:`jane`},`Action`:`sts:AssumeRole`                         | Invalid principal in policy: "AWS":"jane"
            `Principal`:{`AWS`:`arn:aws:iam::000000000000:role/*`},`Action`:`sts:*`      | Invalid principal in policy: "AWS":"arn:aws:iam::000000000000:role/*"
            `Principal`:{`Service`:`lambda`},`Action`:`sts:AssumeRole`                   | Invalid principal in policy: "SERVICE":"lambda"
            `Principal`:{`Federated`:`accounts.example.com`},`Action`:`sts:AssumeRole`   | Invalid principal in policy: "FEDERATED":"accounts.example.com"
            """)
    void refuses_trust_policies_that_aws_refuses(String statement, String message) {
        assertThatThrownBy(() -> Policies.trust("{`Effect`:`Allow`," + statement + "}"))
                .isInstanceOf(MalformedPolicyException.class).hasMessageContaining(message);
    }

    @Test
    void keeps_the_text_as_it_was_written() {
        String text = Policies.json("{ `Statement` : {" + OK + "} }");

        assertThat(PolicyDocument.parse(text, PolicyShape.IDENTITY).text()).isEqualTo(text);
    }

    @Test
    void takes_a_document_without_version_as_the_oldest() {
        assertThat(PolicyDocument.parse(Policies.json("{`Statement`:{" + OK + "}}"), PolicyShape.IDENTITY).version())
                .isEqualTo(PolicyVersion.V2008);
    }
}
