package dev.tenantonboarding.tests.mutants;

/** Parts of the documents as deployed, as compact JSON, and what mutants put in their place. */
final class Fragments {
    static final String ENDPOINTS = "arn:aws:sagemaker:us-east-1:000000000000:endpoint/";
    static final String TAG = "${aws:PrincipalTag/TenantID}";
    static final String VERSION = "2012-10-17";
    static final String NO_VARIABLES = "2008-10-17";
    static final String STATEMENTS = "\"Statement\":[";
    static final String INVOKE = "\"sagemaker:InvokeEndpoint\"";
    static final String EVERY_INVOKE = "\"sagemaker:InvokeEndpoint*\"";

    static final String POOL_ENDPOINT = ":endpoint/pool--main\"";
    static final String POOL_CONDITION = target("StringEquals", TAG + ".tar.gz");
    static final String ANY_POOL_MODEL = allow("sagemaker:InvokeEndpoint", ENDPOINTS + "pool--main");
    static final String ANY_ENDPOINT = allow("sagemaker:InvokeEndpoint", ENDPOINTS + "*");
    static final String BRIDGE_ENDPOINT = ":endpoint/" + TAG + "\"";

    static final String ANY_TAG_KEYS = "\"ForAllValues:StringEquals\":{\"aws:TagKeys\":\"TenantID\"},";
    static final String TAG_KEYS = "\"Null\":{\"aws:TagKeys\":\"false\"},";
    static final String NO_EMPTY_TAG = "\"StringLike\":{\"aws:RequestTag/TenantID\":\"?*\"}";
    static final String TRUST_CONDITION = "\"Condition\":{" + ANY_TAG_KEYS + TAG_KEYS + NO_EMPTY_TAG + "},";
    static final String TRUSTED = "\"Principal\":{\"AWS\":[";
    static final String LAMBDA_TRUSTED = "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}";
    static final String SAGEMAKER_TRUSTED = "\"Principal\":{\"Service\":\"sagemaker.amazonaws.com\"}";

    static final String FUNCTION_ROLE = "tenant--{tenant}--function";
    static final String CONTAINER_ROLE = "tenant--{tenant}--container";
    static final String SILO_ENDPOINT = ":endpoint/silo--{tenant}\"";
    static final String SILO_BOUNDARY_ENDPOINT = ":endpoint/silo--" + TAG + "\"";

    private Fragments() {}

    static String target(String operator, String value) {
        return "\"Condition\":{\"" + operator + "\":{\"sagemaker:TargetModel\":\"" + value + "\"}}";
    }

    static String allow(String action, String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
    }

    static String assumable(String by) {
        return "{\"Effect\":\"Allow\",\"Action\":[\"sts:AssumeRole\",\"sts:TagSession\"],\"Principal\":{\"AWS\":" + by + "}}";
    }
}
