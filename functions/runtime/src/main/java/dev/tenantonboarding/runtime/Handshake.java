package dev.tenantonboarding.runtime;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** The first half of a TLS handshake with nobody: it reads the trusted certificates, and loads most of what the JDK takes for a handshake. */
final class Handshake {
    private static final int HTTPS = 443;

    private Handshake() {}

    static void rehearse() throws GeneralSecurityException, SSLException {
        HttpsURLConnection.getDefaultSSLSocketFactory();
        SSLEngine engine = SSLContext.getDefault().createSSLEngine("sts.amazonaws.com", HTTPS);
        engine.setUseClientMode(true);
        engine.beginHandshake();
        engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        engine.closeOutbound();
    }
}
