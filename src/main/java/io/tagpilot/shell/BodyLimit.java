package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps bodies that are read into memory whole, which are all but uploads, from taking more of it than there is. */
final class BodyLimit extends OncePerRequestFilter {

    private final long most;
    private final ProblemWriter problems;

    BodyLimit(long most, ProblemWriter problems) {
        this.most = most;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > most) {
            problems.write(response, ProblemCode.TOO_LARGE, sentence());
        } else {
            chain.doFilter(new Counting(request), response);
        }
    }

    private String sentence() {
        return "The request is larger than the limit (" + most + " bytes). Change fewer images at a time.";
    }

    /** A body that does not say how long it is shows only while it is read. */
    private final class Counting extends HttpServletRequestWrapper {

        Counting(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream in = super.getInputStream();
            return getContentLengthLong() < 0 ? new Counted(in) : in;
        }
    }

    private final class Counted extends ServletInputStream {

        private final ServletInputStream in;
        private long read;

        Counted(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = in.read(into, offset, length);
            count(Math.max(0, some));
            return some;
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }

        private void count(int more) {
            read += more;
            if (read > most) {
                throw new TagPilotException(ProblemCode.TOO_LARGE, sentence());
            }
        }
    }
}
