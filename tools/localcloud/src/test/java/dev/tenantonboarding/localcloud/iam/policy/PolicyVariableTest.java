package dev.tenantonboarding.localcloud.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row is a rule of AWS's page on policy variables: what it says, version, condition, the request's keys, whether it holds. */
class PolicyVariableTest {

    @ParameterizedTest(name = "{0}: {2} with {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            a variable takes the request's value       | 2012-10-17 | `StringEquals`:{`k:m`:`${aws:PrincipalTag/T}.tar.gz`} | k:m=t1.tar.gz;aws:PrincipalTag/T=t1 | true
            and no other                               | 2012-10-17 | `StringEquals`:{`k:m`:`${aws:PrincipalTag/T}.tar.gz`} | k:m=t10.tar.gz;aws:PrincipalTag/T=t1 | false
            a star beside a variable reaches further   | 2012-10-17 | `StringLike`:{`k:m`:`${aws:PrincipalTag/T}*.tar.gz`}  | k:m=t10.tar.gz;aws:PrincipalTag/T=t1 | true
            variable names compare without case        | 2012-10-17 | `StringEquals`:{`k:m`:`${AWS:principaltag/t}`}        | k:m=t1;aws:PrincipalTag/T=t1 | true
            a variable without value matches nothing   | 2012-10-17 | `StringEquals`:{`k:m`:`${aws:PrincipalTag/T}`}        | k:m=t1 | false
            not even nothing                           | 2012-10-17 | `StringEquals`:{`k:m`:`${aws:PrincipalTag/T}`}        | k:m=   | false
            not even beside a star                     | 2012-10-17 | `StringLike`:{`k:m`:`*${aws:PrincipalTag/T}*`}        | k:m=t1 | false
            negated operators match it                 | 2012-10-17 | `StringNotEquals`:{`k:m`:`${aws:PrincipalTag/T}`}     | k:m=t1 | true
            an empty value is a value                  | 2012-10-17 | `StringEquals`:{`k:m`:`${aws:PrincipalTag/T}.tar.gz`} | k:m=.tar.gz;aws:PrincipalTag/T= | true
            a star in a value is a plain star          | 2012-10-17 | `StringLike`:{`k:m`:`${aws:PrincipalTag/T}`}          | k:m=other;aws:PrincipalTag/T=* | false
            a variable in a value is plain text        | 2012-10-17 | `StringLike`:{`k:m`:`${k:n}`}                         | k:m=t1;k:n=${k:o};k:o=t1 | false
            several values are no variable's value     | 2012-10-17 | `StringEquals`:{`k:m`:`${k:n}`}                       | k:m=a;k:n=a,b | false
            a default stands in for a missing key      | 2012-10-17 | `StringEquals`:{`k:m`:`${aws:PrincipalTag/T, 'none'}`}| k:m=none | true
            a default doesn't stand in for a value     | 2012-10-17 | `StringEquals`:{`k:m`:`${aws:PrincipalTag/T, 'none'}`}| k:m=none;aws:PrincipalTag/T=t1 | false
            a default doesn't stand in for no text     | 2012-10-17 | `StringEquals`:{`k:m`:`${aws:PrincipalTag/T, 'none'}`}| k:m=none;aws:PrincipalTag/T= | false
            a default needs no blank before it         | 2012-10-17 | `StringEquals`:{`k:m`:`a-${k:n,'b'}-c`}               | k:m=a-b-c | true
            a default may hold a closing brace         | 2012-10-17 | `StringEquals`:{`k:m`:`${k:n, 'a}b'}`}                | k:m=a}b | true
            a wildcard in a default acts as one        | 2012-10-17 | `StringLike`:{`k:m`:`${k:n, 'a*'}`}                   | k:m=abc | true
            an escaped star is a plain star            | 2012-10-17 | `StringLike`:{`k:m`:`a${*}`}                          | k:m=a*  | true
            an escaped star is no wildcard             | 2012-10-17 | `StringLike`:{`k:m`:`a${*}`}                          | k:m=abc | false
            an escaped question mark is plain          | 2012-10-17 | `StringLike`:{`k:m`:`a${?}`}                          | k:m=a?  | true
            an escaped question mark is no wildcard    | 2012-10-17 | `StringLike`:{`k:m`:`a${?}`}                          | k:m=ab  | false
            an escaped dollar is plain                 | 2012-10-17 | `StringEquals`:{`k:m`:`${$}{k:n}`}                    | k:m=${k:n};k:n=x | true
            escapes also stand in StringEquals         | 2012-10-17 | `StringEquals`:{`k:m`:`a${*}`}                        | k:m=a*  | true
            a lone dollar is plain                     | 2012-10-17 | `StringEquals`:{`k:m`:`$5`}                           | k:m=$5  | true
            Arn operators know variables               | 2012-10-17 | `ArnLike`:{`k:r`:`arn:aws:sns:*:*:${aws:username}-*`} | k:r=arn:aws:sns:r:1:jane-x;aws:username=jane | true
            a variable may hold a whole ARN            | 2012-10-17 | `ArnEquals`:{`k:r`:`${aws:PrincipalArn}`}             | k:r=arn:aws:iam::1:role/a;aws:PrincipalArn=arn:aws:iam::1:role/a | true
            the old version has no variables           | 2008-10-17 | `StringEquals`:{`k:m`:`${aws:username}`}              | k:m=jane;aws:username=jane | false
            to the old version they are plain text     | 2008-10-17 | `StringEquals`:{`k:m`:`${aws:username}`}              | k:m=${aws:username};aws:username=jane | true
            the old version has no escapes             | 2008-10-17 | `StringLike`:{`k:m`:`${*}`}                           | k:m=${anything} | true
            """)
    void resolves_variables_as_aws_does(String rule, String version, String condition, String context, boolean holds) {
        PolicyDocument policy = Policies.document(PolicyShape.IDENTITY, version,
                "{`Effect`:`Allow`,`Action`:`x:Do`,`Resource`:`*`,`Condition`:{" + condition + "}}");

        Decision decision = PolicyEvaluator.evaluate(Policies.request(Policies.SESSION, "x:Do", "*", context),
                ApplicablePolicies.ofIdentity(List.of(policy)));

        assertThat(decision.allowed()).as(rule).isEqualTo(holds);
    }
}
