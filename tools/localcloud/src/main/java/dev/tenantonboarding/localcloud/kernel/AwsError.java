package dev.tenantonboarding.localcloud.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/** An error as AWS answers it: it becomes the protocol's error shape outside and is thrown as it is between services. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String queryCode;
    private final int status;
    private final transient Map<String, Object> members;

    private AwsError(String code, String queryCode, int status, String message, Map<String, Object> members) {
        super(message);
        this.code = code;
        this.queryCode = queryCode;
        this.status = status;
        this.members = members;
    }

    /** A client error with HTTP status 400. */
    public static AwsError of(String code, String message) {
        return new AwsError(code, code, 400, message, Map.of());
    }

    public static AwsError of(String code, int status, String message) {
        return new AwsError(code, code, status, message, Map.of());
    }

    public static AwsError validation(String message) {
        return of("ValidationException", message).inQuery("ValidationError");
    }

    /** Query services say {@code AccessDenied}; the JSON protocols add {@code Exception} when they write it. */
    public static AwsError accessDenied(String message) {
        return of("AccessDenied", 403, message);
    }

    /** The local cloud's refusal of something AWS has and it has not. */
    public static AwsError unsupported(String what) {
        return of("UnsupportedOperation", 501, "The local cloud does not support " + what + ".");
    }

    /** Adds a member of the error's shape, such as ModelError's OriginalStatusCode. */
    public AwsError with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new AwsError(code, queryCode, status, getMessage(), more);
    }

    /** Gives the error another code in the query protocol, as validation errors and SQS's have. */
    public AwsError inQuery(String otherCode) {
        return new AwsError(code, otherCode, status, getMessage(), members);
    }

    public String code() {
        return code;
    }

    /** The code in the query protocol, mostly the same. */
    public String queryCode() {
        return queryCode;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    public Map<String, Object> members() {
        return members;
    }

    public boolean isAccessDenied() {
        return code.equals("AccessDenied");
    }
}
