package dev.tenantonboarding.localcloud.lambda.functions;

import java.util.Map;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

/** Takes and gives AWS's event classes, which its archive must bring along. */
public final class HttpGreeting implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    public HttpGreeting(Map<String, String> environment) {
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return APIGatewayV2HTTPResponse.builder().withStatusCode(200)
                .withBody(event.getRequestContext().getAuthorizer().getJwt().getClaims().get("tenantId") + " " + event.getRawPath()).build();
    }
}
