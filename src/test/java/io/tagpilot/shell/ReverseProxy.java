package io.tagpilot.shell;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** What stands between a browser and the server: it passes on everything, {@code Host} as it came or as it is told. */
final class ReverseProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final int target;
    private final @Nullable String host;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * Starts it on a free port.
     *
     * @param target the server's port
     * @param host what to write into {@code Host}, or null to leave it
     */
    ReverseProxy(int target, @Nullable String host) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.host = host;
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket browser = listening.accept();
                threads.execute(() -> pass(browser));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void pass(Socket browser) {
        try (browser;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            InputStream in = new BufferedInputStream(browser.getInputStream());
            OutputStream out = server.getOutputStream();
            out.write(head(in).getBytes(StandardCharsets.ISO_8859_1));
            in.transferTo(out);
            server.shutdownOutput();
            server.getInputStream().transferTo(browser.getOutputStream());
        } catch (IOException e) {
            // One side has gone; so does the other
        }
    }

    private String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return host == null ? head.toString() : head.toString().replaceFirst("\r\nHost: [^\r]*", "\r\nHost: " + host);
    }
}
