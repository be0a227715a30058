package io.tagpilot.shell;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether the operator wants a password. Without one, nothing that has to do with it exists. */
final class PasswordIsSet implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return StringUtils.hasLength(in(context.getEnvironment()));
    }

    /** The variable first, as it stands: Spring would take <code>${</code> in a password for a reference, and print it as unknown. */
    static String in(Environment settings) {
        return settings instanceof ConfigurableEnvironment all
                        && all.getSystemEnvironment().get("TAGPILOT_PASSWORD") instanceof String variable
                        && !variable.isEmpty()
                ? variable
                : settings.getProperty("tagpilot.password", "");
    }
}
