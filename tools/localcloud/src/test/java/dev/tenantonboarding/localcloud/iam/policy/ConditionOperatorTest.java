package dev.tenantonboarding.localcloud.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row is a rule of AWS's page on condition operators: what it says, a condition, the request's keys, whether it holds. */
class ConditionOperatorTest {

    private static final String ALLOW = "{`Effect`:`Allow`,`Action`:`x:Do`,`Resource`:`*`,`Condition`:{%s}}";

    @ParameterizedTest(name = "{0}: {1} with {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            StringEquals compares whole values                | `StringEquals`:{`k:a`:`red`}             | k:a=red           | true
            StringEquals compares with case                   | `StringEquals`:{`k:a`:`red`}             | k:a=Red           | false
            StringEquals needs the key                        | `StringEquals`:{`k:a`:`red`}             | k:b=red           | false
            a star is no wildcard to StringEquals             | `StringEquals`:{`k:a`:`r*`}              | k:a=red           | false
            a star is itself to StringEquals                  | `StringEquals`:{`k:a`:`r*`}              | k:a=r*            | true
            several policy values: any one suffices           | `StringEquals`:{`k:a`:[`red`,`blue`]}    | k:a=blue          | true
            several keys: all must hold                       | `StringEquals`:{`k:a`:`red`,`k:b`:`1`}   | k:a=red;k:b=2     | false
            several operators: all must hold                  | `StringEquals`:{`k:a`:`red`},`Bool`:{`k:b`:`true`} | k:a=red;k:b=true | true
            condition keys compare without case               | `StringEquals`:{`K:A`:`red`}             | k:a=red           | true
            tag keys in condition keys compare without case   | `StringEquals`:{`aws:PrincipalTag/TeamId`:`red`} | aws:principaltag/teamid=red | true
            an empty value equals an empty value              | `StringEquals`:{`k:a`:``}                | k:a=              | true
            an empty value is not a missing key               | `StringEquals`:{`k:a`:``}                |                   | false
            a list of no policy values matches nothing        | `StringEquals`:{`k:a`:[]}                | k:a=red           | false
            a number may stand unquoted                       | `StringEquals`:{`k:a`:5}                 | k:a=5             | true
            StringNotEquals is the opposite                   | `StringNotEquals`:{`k:a`:`red`}          | k:a=blue          | true
            StringNotEquals fails on an equal value           | `StringNotEquals`:{`k:a`:`red`}          | k:a=red           | false
            StringNotEquals fails on any of its values        | `StringNotEquals`:{`k:a`:[`red`,`blue`]} | k:a=blue          | false
            StringNotEquals matches a missing key             | `StringNotEquals`:{`k:a`:`red`}          |                   | true
            EqualsIgnoreCase ignores case                     | `StringEqualsIgnoreCase`:{`k:a`:`red`}   | k:a=RED           | true
            EqualsIgnoreCase still compares the rest          | `StringEqualsIgnoreCase`:{`k:a`:`red`}   | k:a=reds          | false
            NotEqualsIgnoreCase ignores case                  | `StringNotEqualsIgnoreCase`:{`k:a`:`red`}| k:a=RED           | false
            NotEqualsIgnoreCase matches a missing key         | `StringNotEqualsIgnoreCase`:{`k:a`:`red`}|                   | true
            StringLike knows the star                         | `StringLike`:{`k:a`:`r*d`}               | k:a=rounded       | true
            a star also stands for nothing                    | `StringLike`:{`k:a`:`red*`}              | k:a=red           | true
            a question mark stands for exactly one character  | `StringLike`:{`k:a`:`r?d`}               | k:a=rd            | false
            a question mark and a star: at least one          | `StringLike`:{`k:a`:`?*`}                | k:a=x             | true
            a question mark and a star: not nothing           | `StringLike`:{`k:a`:`?*`}                | k:a=              | false
            StringLike compares with case                     | `StringLike`:{`k:a`:`R*`}                | k:a=red           | false
            StringLike takes a later match of a repeated part | `StringLike`:{`k:a`:`*ab*ac`}            | k:a=abxabab-ac    | true
            StringNotLike is the opposite                     | `StringNotLike`:{`k:a`:`r*`}             | k:a=red           | false
            StringNotLike matches a missing key               | `StringNotLike`:{`k:a`:`r*`}             |                   | true
            NumericEquals compares by value                   | `NumericEquals`:{`k:n`:`5.0`}            | k:n=5             | true
            NumericEquals fails on another value              | `NumericEquals`:{`k:n`:`5`}              | k:n=6             | false
            NumericNotEquals is the opposite                  | `NumericNotEquals`:{`k:n`:`5`}           | k:n=6             | true
            NumericNotEquals matches a missing key            | `NumericNotEquals`:{`k:n`:`5`}           |                   | true
            NumericLessThan compares numbers, not texts       | `NumericLessThan`:{`k:n`:`10`}           | k:n=9             | true
            NumericLessThan excludes the limit                | `NumericLessThan`:{`k:n`:10}             | k:n=10            | false
            NumericLessThanEquals includes the limit          | `NumericLessThanEquals`:{`k:n`:10}       | k:n=10            | true
            NumericLessThanEquals fails above                 | `NumericLessThanEquals`:{`k:n`:10}       | k:n=10.5          | false
            NumericGreaterThan excludes the limit             | `NumericGreaterThan`:{`k:n`:-1}          | k:n=-1            | false
            NumericGreaterThan holds above                    | `NumericGreaterThan`:{`k:n`:-1}          | k:n=0             | true
            NumericGreaterThanEquals includes the limit       | `NumericGreaterThanEquals`:{`k:n`:3}     | k:n=3             | true
            NumericGreaterThanEquals fails below              | `NumericGreaterThanEquals`:{`k:n`:3}     | k:n=2             | false
            a value that is no number never allows            | `NumericLessThan`:{`k:n`:10}             | k:n=few           | false
            nor under a negated operator                      | `NumericNotEquals`:{`k:n`:10}            | k:n=few           | false
            a policy value that is no number never allows     | `NumericNotEquals`:{`k:n`:`few`}         | k:n=1             | false
            numbers don't know variables                      | `NumericEquals`:{`k:n`:`${k:n}`}         | k:n=1             | false
            DateEquals compares instants                      | `DateEquals`:{`k:d`:`2026-01-01T00:00:00Z`} | k:d=2026-01-01T01:00:00+01:00 | true
            DateEquals reads a day as its beginning           | `DateEquals`:{`k:d`:`2026-01-01`}        | k:d=2026-01-01T00:00Z | true
            DateEquals reads seconds since 1970               | `DateEquals`:{`k:d`:`1970-01-02T00:00:00Z`} | k:d=86400      | true
            DateNotEquals is the opposite                     | `DateNotEquals`:{`k:d`:`2026-01-01`}     | k:d=2026-01-02    | true
            DateNotEquals matches a missing key               | `DateNotEquals`:{`k:d`:`2026-01-01`}     |                   | true
            DateLessThan holds before                         | `DateLessThan`:{`k:d`:`2026-01-01T00:00:00Z`} | k:d=2025-12-31T23:59:59.999Z | true
            DateLessThan excludes the limit                   | `DateLessThan`:{`k:d`:`2026-01-01`}      | k:d=2026-01-01    | false
            DateLessThanEquals includes the limit             | `DateLessThanEquals`:{`k:d`:`2026-01`}   | k:d=2026-01-01    | true
            DateGreaterThan holds after                       | `DateGreaterThan`:{`k:d`:`2025`}         | k:d=2025-01-01T00:00:01Z | true
            DateGreaterThanEquals includes the limit          | `DateGreaterThanEquals`:{`k:d`:`2025-06-01`} | k:d=2025-06-01 | true
            DateGreaterThanEquals fails before                | `DateGreaterThanEquals`:{`k:d`:`2025-06-01`} | k:d=2025-05-31 | false
            a value that is no date never allows              | `DateGreaterThan`:{`k:d`:`2025-06-01`}   | k:d=tomorrow      | false
            a policy value that is no date never allows       | `DateNotEquals`:{`k:d`:`2025-13-01`}     | k:d=2025-05-31    | false
            Bool compares truth values without case           | `Bool`:{`k:b`:true}                      | k:b=TRUE          | true
            Bool fails on the other value                     | `Bool`:{`k:b`:`true`}                    | k:b=false         | false
            Bool needs the key                                | `Bool`:{`k:b`:`false`}                   |                   | false
            a value that is no boolean never allows           | `Bool`:{`k:b`:`false`}                   | k:b=no            | false
            BinaryEquals compares bytes                       | `BinaryEquals`:{`k:x`:`QmluYXJ5`}        | k:x=QmluYXJ5      | true
            BinaryEquals compares with case                   | `BinaryEquals`:{`k:x`:`QmluYXJ5`}        | k:x=qmluYXJ5      | false
            a value that is no Base64 never allows            | `BinaryEquals`:{`k:x`:`QmluYXJ5`}        | k:x=%%%           | false
            IpAddress takes a range                           | `IpAddress`:{`k:i`:`203.0.113.0/24`}     | k:i=203.0.113.77  | true
            IpAddress fails outside the range                 | `IpAddress`:{`k:i`:`203.0.113.0/24`}     | k:i=203.0.114.1   | false
            IpAddress takes one address                       | `IpAddress`:{`k:i`:`203.0.113.7`}        | k:i=203.0.113.7   | true
            IpAddress takes ranges off the byte               | `IpAddress`:{`k:i`:`10.0.0.0/9`}         | k:i=10.127.0.1    | true
            IpAddress takes everything                        | `IpAddress`:{`k:i`:`0.0.0.0/0`}          | k:i=10.127.0.1    | true
            IpAddress takes IPv6                              | `IpAddress`:{`k:i`:`2001:DB8:1234::/48`} | k:i=2001:db8:1234:5::1 | true
            IPv4 and IPv6 don't mix                           | `IpAddress`:{`k:i`:`0.0.0.0/0`}          | k:i=2001:db8::1   | false
            IpAddress needs the key                           | `IpAddress`:{`k:i`:`0.0.0.0/0`}          |                   | false
            NotIpAddress is the opposite                      | `NotIpAddress`:{`k:i`:`203.0.113.0/24`}  | k:i=203.0.113.77  | false
            NotIpAddress matches a missing key                | `NotIpAddress`:{`k:i`:`203.0.113.0/24`}  |                   | true
            a value that is no address never allows           | `NotIpAddress`:{`k:i`:`203.0.113.0/24`}  | k:i=localhost     | false
            a policy value that is no range never allows      | `NotIpAddress`:{`k:i`:`203.0.113.0/33`}  | k:i=1.1.1.1       | false
            ArnEquals compares ARNs                           | `ArnEquals`:{`k:r`:`arn:aws:sns:us-east-1:1:t`} | k:r=arn:aws:sns:us-east-1:1:t | true
            ArnEquals knows wildcards, as ArnLike does        | `ArnEquals`:{`k:r`:`arn:aws:sns:*:1:t*`} | k:r=arn:aws:sns:us-east-1:1:topic | true
            ArnLike matches part by part                      | `ArnLike`:{`k:r`:`arn:aws:sns:*:t`}      | k:r=arn:aws:sns:us-east-1:1:t | false
            ArnLike compares with case                        | `ArnLike`:{`k:r`:`arn:aws:iam::1:role/App`} | k:r=arn:aws:iam::1:role/app | false
            the last part of an ARN may hold colons           | `ArnLike`:{`k:r`:`arn:aws:lambda:*:*:function:f:*`} | k:r=arn:aws:lambda:us-east-1:1:function:f:7 | true
            ArnNotEquals is the opposite                      | `ArnNotEquals`:{`k:r`:`arn:aws:sns:*:1:t`} | k:r=arn:aws:sns:us-east-1:1:u | true
            ArnNotLike fails on a match                       | `ArnNotLike`:{`k:r`:`arn:aws:sns:*:1:*`} | k:r=arn:aws:sns:us-east-1:1:u | false
            ArnNotLike matches a missing key                  | `ArnNotLike`:{`k:r`:`arn:aws:sns:*:1:*`} |                   | true
            a value that is no ARN never allows               | `ArnNotLike`:{`k:r`:`arn:aws:sns:*:1:*`} | k:r=topic         | false
            a policy value that is no ARN never allows        | `ArnNotLike`:{`k:r`:`topic`}             | k:r=arn:aws:sns:us-east-1:1:u | false
            Null true wants the key missing                   | `Null`:{`k:a`:`true`}                    |                   | true
            Null true fails when the key is there             | `Null`:{`k:a`:`true`}                    | k:a=red           | false
            Null false wants the key there                    | `Null`:{`k:a`:false}                     | k:a=red           | true
            Null false fails when the key is missing          | `Null`:{`k:a`:`false`}                   |                   | false
            IfExists holds for a missing key                  | `StringEqualsIfExists`:{`k:a`:`red`}     |                   | true
            IfExists compares a key that is there             | `StringEqualsIfExists`:{`k:a`:`red`}     | k:a=blue          | false
            IfExists goes with every operator                 | `NumericLessThanIfExists`:{`k:n`:5}      |                   | true
            IfExists with Bool                                | `BoolIfExists`:{`k:b`:`true`}            | k:b=false         | false
            ForAllValues: every value must match one          | `ForAllValues:StringEquals`:{`k:s`:[`a`,`b`]} | k:s=a,b,a    | true
            ForAllValues: one stranger fails                  | `ForAllValues:StringEquals`:{`k:s`:[`a`,`b`]} | k:s=a,c      | false
            ForAllValues is true for a missing key            | `ForAllValues:StringEquals`:{`k:s`:`a`}  |                   | true
            ForAllValues is true for an empty value           | `ForAllValues:StringEquals`:{`k:s`:`a`}  | k:s=              | true
            ForAllValues judges an empty value among others   | `ForAllValues:StringEquals`:{`k:s`:`a`}  | k:s=a,            | false
            ForAllValues with Null false needs the key        | `ForAllValues:StringEquals`:{`k:s`:`a`},`Null`:{`k:s`:`false`} | | false
            ForAllValues negated: no value may match          | `ForAllValues:StringNotEquals`:{`k:s`:`a`} | k:s=b,a         | false
            ForAllValues negated: all others                  | `ForAllValues:StringNotLike`:{`k:s`:`a*`} | k:s=b,c          | true
            ForAnyValue: one match suffices                   | `ForAnyValue:StringLike`:{`k:s`:`a*`}    | k:s=b,ab          | true
            ForAnyValue: none fails                           | `ForAnyValue:StringEquals`:{`k:s`:`a`}   | k:s=b,c           | false
            ForAnyValue is false for a missing key            | `ForAnyValue:StringEquals`:{`k:s`:`a`}   |                   | false
            ForAnyValue negated: one that differs suffices    | `ForAnyValue:StringNotEquals`:{`k:s`:`a`} | k:s=a,b          | true
            ForAnyValue negated is false for a missing key    | `ForAnyValue:StringNotEquals`:{`k:s`:`a`} |                  | false
            ForAnyValue with IfExists holds for a missing key | `ForAnyValue:StringEqualsIfExists`:{`k:s`:`a`} |             | true
            ForAnyValue goes with numbers                     | `ForAnyValue:NumericGreaterThan`:{`k:n`:5} | k:n=1,9         | true
            several values need a set qualifier               | `StringEquals`:{`k:s`:`a`}               | k:s=a,b           | false
            several values need one under negation too        | `StringNotEquals`:{`k:s`:`a`}            | k:s=b,c           | false
            """)
    void allows_exactly_when_the_condition_holds(String rule, String condition, String context, boolean holds) {
        PolicyDocument policy = Policies.identity(ALLOW.formatted(condition));

        Decision decision = PolicyEvaluator.evaluate(
                Policies.request(Policies.USER, "x:Do", "*", context == null ? "" : context), ApplicablePolicies.ofIdentity(List.of(policy)));

        assertThat(decision.allowed()).as(rule).isEqualTo(holds);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            `NumericLessThan`:{`k:a`:5}     | k:a=few
            `NumericLessThan`:{`k:a`:`few`} | k:a=7
            `StringEquals`:{`k:a`:`red`}    | k:a=blue,green
            """)
    void denies_when_a_deny_cannot_be_told(String condition, String context) {
        PolicyDocument policy = Policies.identity("{`Effect`:`Allow`,`Action`:`*`,`Resource`:`*`}",
                ALLOW.formatted(condition).replace("Allow", "Deny"));

        assertThat(PolicyEvaluator.evaluate(Policies.request(Policies.USER, "x:Do", "*", context), ApplicablePolicies.ofIdentity(List.of(policy))))
                .isEqualTo(new Decision.ExplicitlyDenied(PolicyKind.IDENTITY));
    }
}
