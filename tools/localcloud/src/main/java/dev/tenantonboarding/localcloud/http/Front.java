package dev.tenantonboarding.localcloud.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;

import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

import dev.tenantonboarding.localcloud.codec.Codec;
import dev.tenantonboarding.localcloud.codec.JsonCodec;
import dev.tenantonboarding.localcloud.codec.QueryCodec;
import dev.tenantonboarding.localcloud.codec.RestCodec;
import dev.tenantonboarding.localcloud.codec.WireAnswer;
import dev.tenantonboarding.localcloud.codec.WireRequest;
import dev.tenantonboarding.localcloud.kernel.Authenticator;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.ConnectionBroken;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Every request arrives here. */
final class Front extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Service NONE = new Service("none", Protocol.REST_JSON, List.of());

    private final transient Cloud cloud;
    private final transient Authenticator authenticator;
    private final transient Map<String, Mount> mounts;
    private final transient S3Endpoint s3;
    private final transient BiConsumer<String, Throwable> log;

    /**
     * @param mounts by the path's first two segments, such as {@code /_api}
     * @param log    hears of what went wrong inside the cloud, never of a client's mistakes
     */
    Front(Cloud cloud, Authenticator authenticator, Map<String, Mount> mounts, S3Endpoint s3, BiConsumer<String, Throwable> log) {
        this.cloud = cloud;
        this.authenticator = authenticator;
        this.mounts = mounts;
        this.s3 = s3;
        this.log = log;
    }

    @Override
    protected void service(HttpServletRequest arriving, HttpServletResponse response) throws IOException {
        var request = new ArrivingRequest(arriving, cloud.timeline());
        try (var busy = cloud.timeline().inFlight()) {
            var mount = mounts.entrySet().stream().filter(entry -> request.getRequestURI().startsWith(entry.getKey() + "/")).findFirst();
            if (mount.isPresent()) {
                mount.get().getValue().serve(request, response);
            } else {
                serveAws(request, response);
            }
            readToTheEnd(request, response);
        } catch (ConnectionBroken e) {
            ServletContextRequest.getServletContextRequest(request).getConnectionMetaData().getConnection().getEndPoint().close();
        }
    }

    /**
     * What nobody read of a body may still be on its way. The server would close the connection behind the answer, and the client's
     * next request on it would be lost; so it is read, unless the answer said that the connection ends.
     */
    private static void readToTheEnd(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"close".equals(response.getHeader("Connection"))) {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private void serveAws(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var requestId = UUID.randomUUID().toString();
        var scope = CredentialScope.of(request);
        if (scope.isEmpty()) {
            send(response, new RestCodec().error(AwsError.of("MissingAuthenticationToken", 403, "Missing Authentication Token"), NONE, requestId), requestId);
        } else if (scope.get().service().equals("s3")) {
            serveS3(request, response, scope.get(), requestId);
        } else {
            var wire = wire(request);
            send(response, answer(wire, scope.get(), requestId), requestId);
        }
    }

    private void serveS3(HttpServletRequest request, HttpServletResponse response, CredentialScope scope, String requestId) throws IOException {
        Call call;
        try {
            call = new Call(authenticator.authenticate(scope.accessKeyId(), scope.sessionToken()), cloud.timeline().now(), requestId);
        } catch (AwsError e) {
            // S3 has a code of its own for an unknown key.
            var code = e.code().equals("InvalidClientTokenId") ? "InvalidAccessKeyId" : e.code();
            response.setStatus(e.status());
            response.setContentType("application/xml");
            response.getWriter().write("<Error><Code>" + code + "</Code><Message>" + e.getMessage() + "</Message></Error>");
            return;
        }
        s3.serve(request, response, call);
    }

    private WireAnswer answer(WireRequest request, CredentialScope scope, String requestId) {
        var candidates = cloud.services().stream().filter(service -> service.name().equals(scope.service())).toList();
        Codec codec = new RestCodec();
        var service = NONE;
        try {
            for (var candidate : candidates) {
                codec = codec(candidate, request);
                service = candidate;
                var operation = codec.operation(request, candidate);
                if (operation.isPresent()) {
                    return call(request, codec, operation.get(), candidate, scope, requestId);
                }
            }
            throw candidates.isEmpty() ? AwsError.unsupported("the service " + scope.service())
                    : AwsError.unsupported("the operation " + codec.named(request) + " of " + scope.service());
        } catch (AwsError e) {
            return queryCompatible(codec.error(e, service, requestId), service, e);
        } catch (ConnectionBroken e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            log.accept(scope.service() + " " + codec.named(request), e);
            return codec.error(AwsError.of("InternalFailure", 500, "The local cloud failed; its log says how."), service, requestId);
        }
    }

    private WireAnswer call(WireRequest request, Codec codec, Operation<?, ?> operation, Service service, CredentialScope scope, String requestId) {
        var call = new Call(authenticator.authenticate(scope.accessKeyId(), scope.sessionToken()), cloud.timeline().now(), requestId);
        var response = cloud.call(operation, codec.read(request, operation), call);
        return codec.write(response, operation, service, requestId);
    }

    /** Which of a service's protocols a request speaks. */
    private static Codec codec(Service service, WireRequest request) {
        return switch (service.protocol()) {
            case JSON_1_0 -> new JsonCodec("application/x-amz-json-1.0");
            case JSON_1_1 -> new JsonCodec("application/x-amz-json-1.1");
            case QUERY -> new QueryCodec(true);
            case REST_JSON -> new RestCodec();
            case QUERY_AND_JSON -> queryOrJson(request, new QueryCodec(true));
            case SQS -> queryOrJson(request, new QueryCodec(false));
            case S3 -> throw new IllegalStateException("S3 has an endpoint of its own");
        };
    }

    private static Codec queryOrJson(WireRequest request, QueryCodec query) {
        return request.header("x-amz-target").isPresent() ? new JsonCodec("application/x-amz-json-1.0") : query;
    }

    /** Clients of a service that once spoke query look for the old error code in a header. */
    private static WireAnswer queryCompatible(WireAnswer answer, Service service, AwsError error) {
        if (service.protocol() != Protocol.SQS && service.protocol() != Protocol.QUERY_AND_JSON) {
            return answer;
        }
        var headers = new LinkedHashMap<>(answer.headers());
        headers.put("x-amzn-query-error", error.queryCode() + ";" + (error.status() < 500 ? "Sender" : "Receiver"));
        return new WireAnswer(answer.status(), headers, answer.body());
    }

    private static void send(HttpServletResponse response, WireAnswer answer, String requestId) throws IOException {
        response.setStatus(answer.status());
        response.setHeader("x-amzn-RequestId", requestId);
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static WireRequest wire(HttpServletRequest request) throws IOException {
        var headers = new TreeMap<String, String>();
        request.getHeaderNames().asIterator().forEachRemaining(name -> headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        return new WireRequest(request.getMethod(), request.getRequestURI(), query(request.getQueryString()), headers,
                request.getInputStream().readAllBytes());
    }

    private static Map<String, List<String>> query(String text) {
        var query = new LinkedHashMap<String, List<String>>();
        for (var pair : Optional.ofNullable(text).orElse("").split("&")) {
            var at = pair.indexOf('=');
            var name = at < 0 ? pair : pair.substring(0, at);
            if (!name.isEmpty()) {
                query.computeIfAbsent(URLDecoder.decode(name, StandardCharsets.UTF_8), none -> new ArrayList<>())
                        .add(at < 0 ? "" : URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
