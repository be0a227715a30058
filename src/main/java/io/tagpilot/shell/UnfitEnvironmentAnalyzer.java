package io.tagpilot.shell;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the server what is wrong and what to do, in place of a stack trace. */
final class UnfitEnvironmentAnalyzer extends AbstractFailureAnalyzer<UnfitEnvironment> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnfitEnvironment cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
    }
}
