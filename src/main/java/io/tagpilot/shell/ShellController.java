package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
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
 * which they are, such as {@code /tagpilot/assets/0a1b2c3d4e5f}), {@code stylesheet} and {@code script} (the addresses of the two
 * files to begin with), {@code importMap} (JSON text, to be written unescaped into a script element) and {@code nonce} (which that
 * element must carry).
 */
@Controller
final class ShellController {

    private static final String PAGE = "/tagpilot/";
    private static final String ASSETS = "/tagpilot/assets/";
    private static final int NONCE_BYTES = 16;

    private final PageFiles files;
    private final ImportMap importMap;
    private final PagePolicy policy;
    private final SecureRandom random = new SecureRandom();

    ShellController(PageFiles files, ImportMap importMap, PagePolicy policy) {
        this.files = files;
        this.importMap = importMap;
        this.policy = policy;
    }

    @GetMapping({"/", "/tagpilot"})
    ResponseEntity<Void> toPage(HttpServletRequest request) {
        String query = request.getQueryString();
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, query == null ? PAGE : PAGE + "?" + query)
                .build();
    }

    @GetMapping(PAGE)
    String page(Model model, HttpServletResponse response) throws IOException {
        String nonce = nonce();
        String assetsPath = ASSETS + files.version();
        model.addAttribute("version", files.version());
        model.addAttribute("assetsPath", assetsPath);
        model.addAttribute("stylesheet", assetsPath + "/app/styles/index.css");
        model.addAttribute("script", assetsPath + "/app/main.js");
        model.addAttribute("importMap", importMap.below(assetsPath));
        model.addAttribute("nonce", nonce);
        response.setHeader("Content-Security-Policy", policy.withNonce(nonce));
        return "index";
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
                .contentType(file.type())
                .body(file.content());
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
