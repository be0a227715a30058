package io.tagpilot.shell;

import io.tagpilot.workspace.WorkspaceSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.env.Environment;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Puts the parts of the shell together. */
@Configuration(proxyBeanMethods = false)
class ShellConfiguration implements WebMvcConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(ShellConfiguration.class);

    private static final String EVERYTHING = "/*";

    /** A parameter given twice is refused; Spring would join the values with a comma. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String[].class, String.class, new OnlyValue());
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    PageFiles pageFiles(ShellSettings settings) {
        return settings.pageFolder() == null ? new PackedPageFiles() : new FolderPageFiles(settings.pageFolder());
    }

    @Bean
    PagePolicy pagePolicy(ShellSettings settings) {
        return new PagePolicy(settings.connectSources(), settings.frameAncestors());
    }

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders() {
        return first(new SecurityHeaders(), 0);
    }

    @Bean
    FilterRegistrationBean<RequestGuard> requestGuard(
            ShellSettings settings, ProblemWriter problems, Environment environment) {
        String pod = environment.getProperty("RUNPOD_POD_ID");
        if (pod != null && PasswordIsSet.in(environment).isEmpty()) {
            LOG.warn(
                    "Whoever learns the address of this pod can change and delete its datasets. Set TAGPILOT_PASSWORD.");
        }
        AllowedHosts hosts = new AllowedHosts(settings.allowedHosts(), pod, AllowedHosts::namesOfThisMachine);
        SameSiteRule sameSite = new SameSiteRule(
                settings.allowedOrigins(), !settings.frameAncestors().isEmpty());
        return first(new RequestGuard(hosts, sameSite, problems), 1);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(WorkspaceSettings settings, ProblemWriter problems) {
        return first(new BodyLimit(settings.limits().changes().toBytes(), problems), 3);
    }

    /** In the order of their places: headers, guard, password, limits. */
    static <F extends OncePerRequestFilter> FilterRegistrationBean<F> first(F filter, int place) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(EVERYTHING);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }

    private static final class OnlyValue implements Converter<String[], String> {

        @Override
        public String convert(String[] values) {
            if (values.length != 1) {
                throw new IllegalArgumentException("given " + values.length + " times");
            }
            return values[0];
        }
    }
}
