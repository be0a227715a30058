package io.tagpilot.shell;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Addresses that go wrong in every way that ours can. */
@RestController
@RequestMapping("/api/probe")
class Probe {

    @GetMapping("/problem")
    void problem(@RequestParam ProblemCode code) {
        throw new TagPilotException(code, "It is like this: \"<é>\"").with("more", 7);
    }

    @PostMapping("/problem")
    void problemOfWhatWasSent(@RequestParam ProblemCode code) {
        throw new TagPilotException(code, "So it is");
    }

    @GetMapping("/name")
    String name(@RequestParam String name, @RequestParam(defaultValue = "0") int offset) {
        return "name=" + name + offset;
    }

    @GetMapping("/defect")
    void defect() {
        throw new IllegalStateException("secret /etc/path");
    }

    @GetMapping("/half")
    void half(HttpServletResponse response) throws IOException {
        response.getOutputStream().write(new byte[100_000]);
        response.flushBuffer();
        throw new IllegalStateException("in the middle");
    }

    @GetMapping("/cached")
    ResponseEntity<String> cached() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", "sandbox")
                .body("x");
    }

    @GetMapping(path = "/large", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> large() {
        return Map.of("text", "x".repeat(5000));
    }

    @PostMapping("/json")
    Map<String, Object> json(@RequestBody Map<String, Object> body) {
        return body;
    }

    @PostMapping(path = "/upload")
    String upload(@RequestParam String name, @RequestParam MultipartFile file) throws IOException {
        return name + ":" + file.getOriginalFilename() + ":" + file.getBytes().length;
    }
}
