package bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** One page by Thymeleaf, and nothing else. */
@SpringBootApplication
@Controller
public class StarterApplication {

    /** @param args Spring Boot's command line properties */
    public static void main(String[] args) {
        SpringApplication.run(StarterApplication.class, args);
    }

    @GetMapping("/tagpilot/")
    String page() {
        return "index";
    }
}
