package dev.tenantonboarding.localcloud.http;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Serves what is not an AWS call to a signed endpoint, such as an API's own requests below {@code /_api/}. */
@FunctionalInterface
public interface Mount {
    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
