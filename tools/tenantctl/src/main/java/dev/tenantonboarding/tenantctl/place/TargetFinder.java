package dev.tenantonboarding.tenantctl.place;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.tenantonboarding.tenantctl.CommandFailed;

/** Decides where to work: the endpoint given, else the local cloud that runs, else AWS in the user's region. */
public final class TargetFinder {
    private static final String ENDPOINT_VARIABLE = "AWS_ENDPOINT_URL";

    private final Map<String, String> environment;
    private final Supplier<Optional<URI>> runningLocal;
    private final Supplier<Optional<String>> region;

    /**
     * @param runningLocal the endpoint of the local cloud that runs, if one does
     * @param region       the region that the SDK would work in
     */
    public TargetFinder(Map<String, String> environment, Supplier<Optional<URI>> runningLocal, Supplier<Optional<String>> region) {
        this.environment = environment;
        this.runningLocal = runningLocal;
        this.region = region;
    }

    /** @throws CommandFailed if there is nowhere to work */
    public Target find(Optional<String> endpointOption) {
        var endpoint = endpointOption
                .or(() -> Optional.ofNullable(environment.get(ENDPOINT_VARIABLE)))
                .filter(text -> !text.isBlank())
                .map(TargetFinder::endpoint)
                .or(runningLocal);
        if (endpoint.filter(Target::isLoopback).isPresent()) {
            return new Target.Local(endpoint.get());
        }
        return region.get().<Target>map(name -> new Target.Aws(name, endpoint)).orElseThrow(() -> CommandFailed.because(
                "nowhere to work: no tenantctl local runs, " + ENDPOINT_VARIABLE + " is not set, and no AWS region is configured"));
    }

    private static URI endpoint(String text) {
        try {
            var uri = URI.create(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException notAUri) {
            throw CommandFailed.usage("the endpoint " + text + " is no URL: " + notAUri.getMessage());
        }
        throw CommandFailed.usage("the endpoint " + text + " is no http or https URL");
    }
}
