package io.tagpilot.shell;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether the operator wants a password. Without one, nothing that has to do with it exists. */
final class PasswordIsSet implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return StringUtils.hasLength(in(context.getEnvironment()));
    }

    static String in(PropertyResolver settings) {
        return settings.getProperty("tagpilot.password", "");
    }
}
