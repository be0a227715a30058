package io.tagpilot.dataset.web;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses a parameter that is given twice. Spring would join the values by a comma, and a save would go to a third dataset. */
@Configuration(proxyBeanMethods = false)
class RepeatedParameters implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap().forEach((name, values) -> {
            if (values.length > 1) {
                throw new TagPilotException(
                        ProblemCode.INVALID_REQUEST, name.replaceAll("\\p{C}", "?") + " is given twice. Send it once.");
            }
        });
        return true;
    }
}
