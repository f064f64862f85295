package dev.tenantonboarding.localcloud.http;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/** Who signed a request, and for which service, as its Signature Version 4 says. */
record CredentialScope(String accessKeyId, String service, Optional<String> sessionToken) {
    private static final Pattern CREDENTIAL = Pattern.compile("([^/=\\s]+)/[0-9]{8}/[^/]+/([^/]+)/aws4_request");

    /** From the Authorization header, or the query of a presigned URL; empty if the request is not signed. */
    static Optional<CredentialScope> of(HttpServletRequest request) {
        var header = Optional.ofNullable(request.getHeader("Authorization")).filter(value -> value.startsWith("AWS4-"));
        var token = Optional.ofNullable(request.getHeader("X-Amz-Security-Token"));
        var source = header.or(() -> Optional.ofNullable(request.getParameter("X-Amz-Credential")));
        var sessionToken = header.isPresent() ? token : token.or(() -> Optional.ofNullable(request.getParameter("X-Amz-Security-Token")));
        return source.map(CREDENTIAL::matcher).filter(matcher -> matcher.find())
                .map(matcher -> new CredentialScope(matcher.group(1), matcher.group(2), sessionToken));
    }

    /** Without the session token. */
    @Override
    public String toString() {
        return accessKeyId + "/" + service;
    }
}
