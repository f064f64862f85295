package dev.tenantonboarding.localcloud.s3;

import java.io.OutputStream;
import java.io.PrintWriter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** An answer none of which reaches the client. */
final class UnsentResponse extends HttpServletResponseWrapper {
    UnsentResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new Nowhere();
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(OutputStream.nullOutputStream());
    }

    @Override
    public void flushBuffer() {
        // Nothing is to go out.
    }

    private static final class Nowhere extends ServletOutputStream {
        @Override
        public void write(int each) {
            // Nowhere.
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            // Nowhere.
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("answers are written as they are made");
        }
    }
}
