package io.tagpilot.shell;

import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts together what asks for the access password. */
@Configuration(proxyBeanMethods = false)
@Conditional(PasswordIsSet.class)
class PasswordConfiguration {

    @Bean
    AccessPassword accessPassword(Environment environment) {
        return new AccessPassword(PasswordIsSet.in(environment));
    }

    @Bean
    PasswordCheck passwordCheck(AccessPassword password, Clock clock) {
        return new PasswordCheck(password, clock);
    }

    @Bean
    Sessions sessions(Clock clock) {
        return new Sessions(clock);
    }

    @Bean
    FilterRegistrationBean<PasswordGate> passwordGate(
            PasswordCheck passwords, Sessions sessions, PageFiles files, ProblemWriter problems) {
        return ShellConfiguration.first(new PasswordGate(passwords, sessions, files, problems), 2);
    }
}
