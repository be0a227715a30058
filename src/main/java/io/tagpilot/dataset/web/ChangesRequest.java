package io.tagpilot.dataset.web;

import io.tagpilot.dataset.CaptionEnding;
import io.tagpilot.dataset.ChangeSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A change set as it comes: anything may be missing. */
record ChangesRequest(
        @Nullable String save,
        @Nullable Boolean create,
        @Nullable String captionEnding,
        @Nullable Remember remember,
        @Nullable List<@Nullable Text> texts,
        @Nullable List<@Nullable Added> added,
        @Nullable List<@Nullable Replaced> replaced,
        @Nullable List<@Nullable Renamed> renamed,
        @Nullable List<@Nullable Removed> removed,
        @Nullable List<@Nullable String> mine,
        @Nullable String about) {

    record Remember(@Nullable String trigger, @Nullable Map<String, @Nullable String> modes) {}

    record Text(
            @Nullable String file,
            @Nullable String text,
            @Nullable String base) {}

    record Added(
            @Nullable String item,
            @Nullable String file,
            @Nullable String text) {}

    record Replaced(
            @Nullable String file,
            @Nullable String item,
            @Nullable String to,
            @Nullable String base) {}

    record Renamed(
            @Nullable String file,
            @Nullable String to,
            @Nullable String base) {}

    record Removed(@Nullable String file, @Nullable String base) {}

    /** Checks that nothing is missing. */
    ChangeSet toChangeSet() {
        return new ChangeSet(
                Form.saveId(save),
                Boolean.TRUE.equals(create),
                ending(),
                remember == null ? null : remember.trigger(),
                modes(),
                present(texts).stream()
                        .map(one -> new ChangeSet.Text(file(one.file()), one.text(), one.base()))
                        .toList(),
                present(added).stream()
                        .map(one -> new ChangeSet.Added(Form.itemId(one.item()), file(one.file()), one.text()))
                        .toList(),
                present(replaced).stream().map(ChangesRequest::replaced).toList(),
                present(renamed).stream()
                        .map(one -> new ChangeSet.Renamed(file(one.file()), Form.required("to", one.to()), one.base()))
                        .toList(),
                present(removed).stream()
                        .map(one -> new ChangeSet.Removed(file(one.file()), one.base()))
                        .toList(),
                Set.copyOf(present(mine)),
                Form.sentence("about", about));
    }

    private CaptionEnding ending() {
        return captionEnding == null
                ? CaptionEnding.ONLY_TXT
                : CaptionEnding.parse(captionEnding)
                        .orElseThrow(() -> Form.invalid("captionEnding must be .txt, .caption or both"));
    }

    private Map<String, @Nullable String> modes() {
        Map<String, @Nullable String> modes = new TreeMap<>();
        if (remember != null && remember.modes() != null) {
            modes.putAll(remember.modes());
        }
        if (modes.values().stream().anyMatch(mode -> mode != null && !mode.equals("tags") && !mode.equals("caption"))) {
            throw Form.invalid("modes must be tags or caption");
        }
        return modes;
    }

    private static ChangeSet.Replaced replaced(Replaced one) {
        String file = file(one.file());
        return new ChangeSet.Replaced(file, Form.itemId(one.item()), one.to() == null ? file : one.to(), one.base());
    }

    private static String file(@Nullable String file) {
        return Form.required("file", file);
    }

    private static <T> List<T> present(@Nullable List<@Nullable T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
