package dev.tenantonboarding.localcloud.apigateway;

import java.util.regex.Pattern;

/** The function behind an integration: its ARN, as it is or inside the invocation URI of API Gateway. */
record FunctionTarget(String functionArn) {
    private static final Pattern URI = Pattern.compile(
            "(?:arn:aws:apigateway:[a-z0-9-]+:lambda:path/2015-03-31/functions/)?(arn:aws:lambda:[a-z0-9-]+:\\d{12}:function:[a-zA-Z0-9-_:$]+?)(?:/invocations)?");

    static FunctionTarget of(String integrationUri) {
        var matcher = URI.matcher(integrationUri);
        if (!matcher.matches()) {
            throw ApiErrors.bad("IntegrationUri should be a valid Lambda function ARN or invocation ARN.");
        }
        return new FunctionTarget(matcher.group(1));
    }
}
