package io.tagpilot.shell;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.support.StandardMultipartHttpServletRequest;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** Receives an upload when somebody asks for what is in it, so that a broken one is answered like any other problem. */
final class UploadResolver extends StandardServletMultipartResolver {

    private final UploadFolder uploads;

    UploadResolver(UploadFolder uploads) {
        this.uploads = uploads;
    }

    @Override
    public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
        return new StandardMultipartHttpServletRequest(request, true) {
            @Override
            protected void initializeMultipart() {
                uploads.claim();
                super.initializeMultipart();
            }
        };
    }
}
