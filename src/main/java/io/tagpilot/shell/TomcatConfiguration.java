package io.tagpilot.shell;

import io.tagpilot.workspace.Claims;
import io.tagpilot.workspace.Workspace;
import io.tagpilot.workspace.WorkspaceSettings;
import jakarta.servlet.MultipartConfigElement;
import org.apache.catalina.Container;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What is set about the server that cannot be set by properties. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    /** What a request may be larger than the file that it brings. */
    static final long ROOM_FOR_FIELDS = 16L << 20;

    private static final int KEPT_IN_MEMORY = 64 * 1024;

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> ourAnswers(
            ProblemWriter problems, ArrivalSettings arrival, RequestsUnderWay underWay) {
        return factory -> {
            factory.addContextCustomizers(context -> answerProblems(context.getParent(), problems));
            factory.addEngineValves(underWay.counter(), new BodyGate(arrival, problems), new UncompressedLoad());
        };
    }

    @Bean
    RequestsUnderWay requestsUnderWay() {
        return new RequestsUnderWay();
    }

    /** Uploads are received on the disk that they will stay on. */
    @Bean
    MultipartConfigElement multipartConfigElement(UploadFolder uploads, WorkspaceSettings settings) {
        long most = settings.limits().upload().toBytes();
        return new MultipartConfigElement(uploads.path().toString(), most, most + ROOM_FOR_FIELDS, KEPT_IN_MEMORY);
    }

    @Bean
    UploadResolver multipartResolver(UploadFolder uploads) {
        return new UploadResolver(uploads);
    }

    @Bean
    UploadFolder uploadFolder(Workspace workspace, Claims claims) {
        return new UploadFolder(workspace.stateFolder().resolve("uploads"), claims);
    }

    private static void answerProblems(Container host, ProblemWriter problems) {
        ((StandardHost) host).setErrorReportValveClass("");
        host.getPipeline().addValve(new ProblemValve(problems));
    }
}
