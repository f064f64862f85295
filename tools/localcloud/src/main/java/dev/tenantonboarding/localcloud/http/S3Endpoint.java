package dev.tenantonboarding.localcloud.http;

import java.io.IOException;

import dev.tenantonboarding.localcloud.kernel.Call;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** S3 speaks a protocol of its own, behind the same credentials as the rest. */
@FunctionalInterface
public interface S3Endpoint {
    void serve(HttpServletRequest request, HttpServletResponse response, Call call) throws IOException;
}
