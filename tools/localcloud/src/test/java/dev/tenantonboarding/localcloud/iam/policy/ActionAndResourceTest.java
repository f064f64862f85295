package dev.tenantonboarding.localcloud.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Action, NotAction, Resource and NotResource reach. */
class ActionAndResourceTest {

    @ParameterizedTest(name = "{0}: {1} with {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            an action is matched                 | `Action`:`s3:GetObject`            | s3:GetObject    | true
            and no other                         | `Action`:`s3:GetObject`            | s3:PutObject    | false
            nor a longer one                     | `Action`:`s3:GetObject`            | s3:GetObjectAcl | false
            actions compare without case         | `Action`:`S3:getobject`            | s3:GetObject    | true
            a star ends an action                | `Action`:`s3:Get*`                 | s3:GetObjectAcl | true
            a star stays in its service          | `Action`:`s3:*`                    | sts:AssumeRole  | false
            a star alone is every action         | `Action`:`*`                       | sts:AssumeRole  | true
            a question mark is one character     | `Action`:`s3:?etObject`            | s3:GetObject    | true
            one of several actions suffices      | `Action`:[`s3:A`,`s3:GetObject`]   | s3:GetObject    | true
            NotAction leaves out what it names   | `NotAction`:`iam:*`                | iam:GetRole     | false
            NotAction takes all else             | `NotAction`:`iam:*`                | s3:GetObject    | true
            NotAction leaves out each one        | `NotAction`:[`iam:*`,`s3:Get*`]    | s3:GetObject    | false
            """)
    void reaches_actions(String rule, String element, String action, boolean reached) {
        assertThat(allows("{`Effect`:`Allow`," + element + ",`Resource`:`*`}", action, "arn:aws:s3:::b/k", "aws:username=jane"))
                .as(rule).isEqualTo(reached);
    }

    @ParameterizedTest(name = "{0}: {1} with {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            a resource is matched                   | `Resource`:`arn:aws:s3:::b/k`                  | arn:aws:s3:::b/k     |            | true
            resources compare with case             | `Resource`:`arn:aws:s3:::b/k`                  | arn:aws:s3:::b/K     |            | false
            a star reaches over slashes             | `Resource`:`arn:aws:s3:::b/*`                  | arn:aws:s3:::b/x/y   |            | true
            a star doesn't reach over colons        | `Resource`:`arn:aws:sqs:*:q`                   | arn:aws:sqs:r:1:q    |            | false
            each part may have its star             | `Resource`:`arn:aws:sqs:*:*:q`                 | arn:aws:sqs:r:1:q    |            | true
            parts left out stand for anything       | `Resource`:`arn:aws:sqs`                       | arn:aws:sqs:r:1:q    |            | true
            any partition may be meant              | `Resource`:`arn:*:s3:::b/k`                    | arn:aws:s3:::b/k     |            | true
            a star alone is every resource          | `Resource`:`*`                                 | arn:aws:sqs:r:1:q    |            | true
            a star alone is also no resource        | `Resource`:`*`                                 | *                    |            | true
            an ARN isn't no resource                | `Resource`:`arn:aws:sqs:*:*:*`                 | *                    |            | false
            one of several resources suffices       | `Resource`:[`arn:aws:s3:::a`,`arn:aws:s3:::b`] | arn:aws:s3:::b       |            | true
            a bucket isn't its objects              | `Resource`:`arn:aws:s3:::b`                    | arn:aws:s3:::b/k     |            | false
            a variable takes the request's value    | `Resource`:`arn:aws:s3:::b/${aws:username}/*`  | arn:aws:s3:::b/jane/k| aws:username=jane | true
            and no other                            | `Resource`:`arn:aws:s3:::b/${aws:username}/*`  | arn:aws:s3:::b/joe/k | aws:username=jane | false
            a variable without value reaches nothing| `Resource`:`arn:aws:s3:::b/${aws:username}/*`  | arn:aws:s3:::b//k    |            | false
            a value's star is plain                 | `Resource`:`arn:aws:s3:::b/${aws:PrincipalTag/T}/*` | arn:aws:s3:::b/x/k | aws:PrincipalTag/T=* | false
            a value can't open another part         | `Resource`:`arn:aws:sqs:r:${aws:PrincipalTag/T}:q` | arn:aws:sqs:r:1:2:q | aws:PrincipalTag/T=1:2 | false
            a default stands in                     | `Resource`:`arn:aws:s3:::b/${aws:username, 'all'}` | arn:aws:s3:::b/all |          | true
            an escaped star is plain                | `Resource`:`arn:aws:s3:::b/${*}`               | arn:aws:s3:::b/x     |            | false
            NotResource leaves out what it names    | `NotResource`:`arn:aws:s3:::b/*`               | arn:aws:s3:::b/k     |            | false
            NotResource takes all else              | `NotResource`:`arn:aws:s3:::b/*`               | arn:aws:s3:::c/k     |            | true
            NotResource of everything is nothing    | `NotResource`:`*`                              | arn:aws:s3:::c/k     |            | false
            """)
    void reaches_resources(String rule, String element, String resource, String context, boolean reached) {
        assertThat(allows("{`Effect`:`Allow`,`Action`:`*`," + element + "}", "x:Do", resource, context == null ? "" : context))
                .as(rule).isEqualTo(reached);
    }

    private static boolean allows(String statement, String action, String resource, String context) {
        return PolicyEvaluator.evaluate(Policies.request(Policies.USER, action, resource, context),
                ApplicablePolicies.ofIdentity(List.of(Policies.identity(statement)))).allowed();
    }
}
