package dev.tenantonboarding.localcloud.codec;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Service;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** One wire protocol. */
public sealed interface Codec permits JsonCodec, QueryCodec, RestCodec {

    /** The operation that the request names; empty if the service has no such one. */
    Optional<Operation<?, ?>> operation(WireRequest request, Service service);

    /** How the request names its operation, for the refusal when there is none. */
    String named(WireRequest request);

    /** @throws AwsError if the request doesn't fit the operation's model */
    AwsRequest read(WireRequest request, Operation<?, ?> operation);

    WireAnswer write(AwsResponse response, Operation<?, ?> operation, Service service, String requestId);

    WireAnswer error(AwsError error, Service service, String requestId);
}
