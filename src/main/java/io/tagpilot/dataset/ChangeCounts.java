package io.tagpilot.dataset;

import io.tagpilot.workspace.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many images a change touched.
 *
 * @param added images that were not there before
 * @param replaced images that have other bytes since
 * @param removed images that are gone since
 * @param texts images that stayed, and whose text is another since
 */
public record ChangeCounts(int added, int replaced, int removed, int texts) {

    static ChangeCounts of(PastChange past) {
        List<Step> images = past.fileSteps()
                .filter(step -> FileKind.of(step.target()) == FileKind.IMAGE)
                .toList();
        Set<String> comeOrGone = new HashSet<>();
        int added = 0;
        int removed = 0;
        for (Step step : images) {
            boolean wasThere = past.change().earlier(step.target()).isPresent();
            if (step.kind() == Step.Kind.DROP) {
                removed++;
                comeOrGone.add(stem(step));
            } else if (!wasThere) {
                added++;
                comeOrGone.add(stem(step));
            }
        }
        Set<String> texts = new HashSet<>();
        past.fileSteps()
                .filter(step -> FileKind.of(step.target()) == FileKind.TEXT)
                .map(ChangeCounts::stem)
                .filter(stem -> !comeOrGone.contains(stem))
                .forEach(texts::add);
        return new ChangeCounts(added, images.size() - added - removed, removed, texts.size());
    }

    private static String stem(Step step) {
        return new FileName(step.target()).stem();
    }
}
