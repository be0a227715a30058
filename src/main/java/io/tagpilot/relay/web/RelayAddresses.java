package io.tagpilot.relay.web;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import io.tagpilot.relay.Relay;
import io.tagpilot.relay.RelayAnswer;
import io.tagpilot.relay.RelayRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The addresses of calls that go on to a provider.
 *
 * <p>They are no controller: while Spring looks for a controller it asks for the parameters of a request, which makes it read an
 * upload and keep its parts on the disk.
 */
@Configuration(proxyBeanMethods = false)
class RelayAddresses {

    private static final String ADDRESS = "/api/tagpilot/relay";

    /** In a request: sent on purpose, which a page of another site cannot do. In an answer: these are the provider's own words. */
    private static final String MARK = "X-TagPilot-Relay";

    record Offered(List<String> services, List<String> endpoints) {}

    @Bean
    RouterFunction<ServerResponse> relayCalls(Relay relay) {
        return RouterFunctions.route()
                .GET(ADDRESS, request -> offered(relay))
                .route(RequestPredicates.path(ADDRESS + "/**"), request -> pass(relay, request))
                .build();
    }

    private static ServerResponse offered(Relay relay) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Offered(relay.providers(), relay.endpoints()));
    }

    private static ServerResponse pass(Relay relay, ServerRequest request) throws IOException {
        HttpServletRequest plain = request.servletRequest();
        if (!"1".equals(plain.getHeader(MARK))) {
            throw new TagPilotException(
                    ProblemCode.FORBIDDEN, "Calls that are to be passed on must carry the header X-TagPilot-Relay: 1.");
        }
        RelayAnswer answer = relay.pass(new RelayRequest(
                plain.getMethod(),
                target(plain.getRequestURI()),
                plain.getQueryString(),
                name -> Collections.list(plain.getHeaders(name)),
                plain.getContentLengthLong(),
                plain.getInputStream()));
        return ServerResponse.status(answer.status())
                .header(MARK, "passed")
                .headers(headers -> answer.headers().forEach(headers::set))
                .build((from, to) -> write(answer, to));
    }

    /** What follows our own address; an address that is spelled in another way leads nowhere. */
    private static String target(String path) {
        return path.startsWith(ADDRESS + "/") ? path.substring(ADDRESS.length() + 1) : "";
    }

    private static @Nullable ModelAndView write(RelayAnswer answer, HttpServletResponse response) throws IOException {
        response.setContentType(answer.type());
        response.setContentLength(answer.length());
        answer.writeTo(response.getOutputStream());
        return null;
    }
}
