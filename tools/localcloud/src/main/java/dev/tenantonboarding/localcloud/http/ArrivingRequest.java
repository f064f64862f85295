package dev.tenantonboarding.localcloud.http;

import java.io.IOException;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request that does not hold time still while its body is not there: who sends it may be dead, with the connection open. */
final class ArrivingRequest extends HttpServletRequestWrapper {
    private final Timeline timeline;

    ArrivingRequest(HttpServletRequest request, Timeline timeline) {
        super(request);
        this.timeline = timeline;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Body(super.getInputStream(), timeline);
    }

    private static final class Body extends ServletInputStream {
        private final ServletInputStream body;
        private final Timeline timeline;

        Body(ServletInputStream body, Timeline timeline) {
            this.body = body;
            this.timeline = timeline;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (body.available() > 0) {
                return body.read(bytes, from, length);
            }
            try (var idle = timeline.idle()) {
                return body.read(bytes, from, length);
            }
        }

        @Override
        public int available() throws IOException {
            return body.available();
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
