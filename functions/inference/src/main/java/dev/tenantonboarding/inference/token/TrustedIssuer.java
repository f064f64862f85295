package dev.tenantonboarding.inference.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The issuer that the function was deployed for, and where its keys are: by its OpenID discovery document, and on its own origin only.
 * Nothing in a token leads anywhere.
 */
public record TrustedIssuer(String url) {
    /** What an issuer's URL may be. Without TLS anybody on the way could add a key, so only where there is no way. */
    public static final Pattern LEGAL =
            Pattern.compile("https://[A-Za-z0-9._~:/%\\[\\]-]+|http://(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]+)?(/[A-Za-z0-9._~/%-]*)?");
    public static final String RULE = "must be an https URL, or an http URL of a loopback address";

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    // The API waits ten seconds for its authorizer, and both documents and a session must fit in.
    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;
    private static final int READ_TIMEOUT_MILLIS = 1_500;
    private static final int MOST_BYTES = 256 * 1_024;

    /** @throws IllegalArgumentException if the URL breaks {@link #RULE} */
    public TrustedIssuer {
        if (!LEGAL.matcher(url).matches()) {
            throw new IllegalArgumentException("the issuer " + RULE);
        }
    }

    /** Asks for the keys that hold now. */
    JWKSet keys() throws IssuerUnavailable {
        try {
            var discovery = JSONObjectUtils.parse(read(URI.create(url.replaceFirst("/$", "") + DISCOVERY)));
            if (!url.equals(discovery.get("issuer"))) {
                throw new IssuerUnavailable("the discovery document of " + url + " is another issuer's");
            }
            if (!(discovery.get("jwks_uri") instanceof String keys) || !isOwn(URI.create(keys))) {
                throw new IssuerUnavailable("the discovery document of " + url + " names no jwks_uri on the issuer's own origin");
            }
            return JWKSet.parse(read(URI.create(keys)));
        } catch (IOException | ParseException | IllegalArgumentException unreadable) {
            throw new IssuerUnavailable("the keys of " + url + " cannot be read", unreadable);
        }
    }

    private boolean isOwn(URI keys) {
        URI own = URI.create(url);
        return own.getScheme().equals(keys.getScheme()) && Objects.equals(own.getRawAuthority(), keys.getRawAuthority());
    }

    private static String read(URI uri) throws IOException {
        return new Straight().retrieveResource(uri.toURL()).getContent();
    }

    /** Follows no redirect, which could lead away from the origin. */
    private static final class Straight extends DefaultResourceRetriever {
        Straight() {
            super(CONNECT_TIMEOUT_MILLIS, READ_TIMEOUT_MILLIS, MOST_BYTES);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }
}
