package dev.tenantonboarding.localcloud.lambda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;

/** The resource policies of functions, statement by statement. */
final class PermissionOperations {
    private static final String POLICY = "/2015-03-31/functions/{FunctionName}/policy";

    private final Functions functions;

    PermissionOperations(Functions functions) {
        this.functions = functions;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                Operation.of(AddPermissionRequest::builder, this::mayAdd, this::add).at("POST", POLICY, 201)
                        .accepting("FunctionName", "StatementId", "Action", "Principal", "SourceArn", "SourceAccount", "Qualifier"),
                Operation.of(RemovePermissionRequest::builder, request -> functions.rule("RemovePermission", request.functionName()), this::remove)
                        .at("DELETE", POLICY + "/{StatementId}", 204).accepting("FunctionName", "StatementId", "Qualifier"),
                Operation.of(GetPolicyRequest::builder, request -> functions.rule("GetPolicy", request.functionName()), this::get).at("GET", POLICY));
    }

    private List<Access> mayAdd(AddPermissionRequest request) {
        return List.of(functions.access("AddPermission", FunctionRef.of(request.functionName())).with("lambda:Principal", request.principal()));
    }

    private AddPermissionResponse add(AddPermissionRequest request, Call call) {
        var ref = existing(request.functionName(), request.qualifier());
        if (!request.statementId().matches("[a-zA-Z0-9-_]{1,100}")) {
            throw LambdaErrors.constraint(request.statementId(), "statementId", "Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)");
        }
        if (!request.action().matches("lambda:[*]|lambda:[a-zA-Z]+|[*]")) {
            throw LambdaErrors.constraint(request.action(), "action",
                    "Member must satisfy regular expression pattern: (lambda:[*]|lambda:[a-zA-Z]+|[*])");
        }
        var statement = statement(request, ref);
        var function = functions.get(ref);
        synchronized (function) {
            function.policy(ref.qualifier(), function.policy(ref.qualifier()).with(request.statementId(), statement));
        }
        return AddPermissionResponse.builder().statement(ResourcePolicy.json(statement)).build();
    }

    private static Map<String, Object> statement(AddPermissionRequest request, FunctionRef ref) {
        var statement = new LinkedHashMap<String, Object>();
        statement.put("Sid", request.statementId());
        statement.put("Effect", "Allow");
        statement.put("Principal", principal(request.principal()));
        statement.put("Action", request.action());
        statement.put("Resource", ref.arn());
        var conditions = new TreeMap<String, Object>();
        if (request.sourceAccount() != null) {
            conditions.put("StringEquals", Map.of("AWS:SourceAccount", request.sourceAccount()));
        }
        if (request.sourceArn() != null) {
            conditions.put("ArnLike", Map.of("AWS:SourceArn", request.sourceArn()));
        }
        if (!conditions.isEmpty()) {
            statement.put("Condition", conditions);
        }
        return statement;
    }

    private static Object principal(String principal) {
        if (principal.equals("*")) {
            return principal;
        }
        if (principal.matches("[a-z0-9.-]+\\.amazonaws\\.com")) {
            return Map.of("Service", principal);
        }
        if (principal.equals(Aws.ACCOUNT)) {
            return Map.of("AWS", Aws.globalArn("iam", "root"));
        }
        if (principal.startsWith("arn:")) {
            return Map.of("AWS", principal);
        }
        throw LambdaErrors.invalid("The provided principal was invalid. Please check the principal and try again.");
    }

    /** A function's policy belongs to the qualifier that it was added for; {@code $LATEST} has none of its own. */
    private FunctionRef existing(String name, String qualifier) {
        var ref = FunctionRef.of(name, qualifier);
        if (ref.qualifier().filter(Version.LATEST::equals).isPresent()) {
            throw LambdaErrors.invalid("We currently do not support adding policies for $LATEST.");
        }
        functions.version(ref);
        return ref;
    }

    private RemovePermissionResponse remove(RemovePermissionRequest request, Call call) {
        var ref = existing(request.functionName(), request.qualifier());
        var function = functions.get(ref);
        synchronized (function) {
            function.policy(ref.qualifier(), function.policy(ref.qualifier()).without(request.statementId()));
        }
        return RemovePermissionResponse.builder().build();
    }

    private GetPolicyResponse get(GetPolicyRequest request, Call call) {
        var ref = existing(request.functionName(), request.qualifier());
        var policy = functions.get(ref).policy(ref.qualifier()).json()
                .orElseThrow(() -> LambdaErrors.notFound("The resource you requested does not exist."));
        return GetPolicyResponse.builder().policy(policy).build();
    }
}
