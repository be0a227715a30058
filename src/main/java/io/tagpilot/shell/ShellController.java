package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The page and its files.
 *
 * <p>The template {@code index} gets these attributes: {@code version} (of the page's files together), {@code assetsPath} (below
 * which they are, such as {@code /tagpilot/assets/0a1b2c3d4e5f}), {@code asksForPassword} (whether one can log out), {@code loads}
 * (where the dataset is got that the page will open, null for none).
 */
@Controller
final class ShellController {

    static final String PAGE = "/tagpilot/";
    static final String ASSETS = "/tagpilot/assets/";
    static final String POLICY = "Content-Security-Policy";

    private final PageFiles files;
    private final PagePolicy policy;
    private final boolean asksForPassword;

    ShellController(PageFiles files, PagePolicy policy, Optional<AccessPassword> password) {
        this.files = files;
        this.policy = policy;
        this.asksForPassword = password.isPresent();
    }

    @GetMapping({"/", "/tagpilot"})
    ResponseEntity<Void> toPage(HttpServletRequest request) {
        String query = request.getQueryString();
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, query == null ? PAGE : PAGE + "?" + query)
                .build();
    }

    @GetMapping(PAGE)
    String page(Model model, HttpServletRequest request, HttpServletResponse response) {
        model.addAttribute("version", files.version());
        model.addAttribute("assetsPath", ASSETS + files.version());
        model.addAttribute("asksForPassword", asksForPassword);
        model.addAttribute("loads", addressOf(request.getParameter("dataset")));
        response.setHeader(POLICY, policy.ofPage());
        return "index";
    }

    /** Letter for letter as the page asks for it, or the browser would get it twice. */
    private static @Nullable String addressOf(@Nullable String dataset) {
        return dataset == null || dataset.isEmpty()
                ? null
                : "/api/tagpilot/load?name=" + URLEncoder.encode(dataset, StandardCharsets.UTF_8) + "&content=links";
    }

    @GetMapping(ASSETS + "{version}/{*name}")
    ResponseEntity<byte[]> asset(@PathVariable String version, @PathVariable String name) throws IOException {
        PageFile file = files.find(name.substring(1))
                .filter(found -> version.equals(files.version()))
                .orElseThrow(() -> new TagPilotException(
                        ProblemCode.NOT_FOUND,
                        "There is no such file in this version of the page. Load the page again."));
        CacheControl caching = files.immutable()
                ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                : CacheControl.noCache();
        return ResponseEntity.ok()
                .cacheControl(caching)
                .header(POLICY, policy.ofWorkers())
                // else Spring would propose the name f.txt for a script
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .contentType(file.type())
                .body(file.content());
    }
}
