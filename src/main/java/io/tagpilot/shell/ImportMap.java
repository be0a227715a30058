package io.tagpilot.shell;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells the browser which file stands behind a bare module name. */
final class ImportMap {

    private static final String FILE = "vendor/import-map.json";

    private final PageFiles files;
    private final JsonMapper json;

    ImportMap(PageFiles files, JsonMapper json) {
        this.files = files;
        this.json = json;
    }

    /** The map as JSON that is safe inside a {@code script} element, with addresses below {@code assetsPath}. */
    String below(String assetsPath) throws IOException {
        Map<String, String> imports = new TreeMap<>();
        Optional<PageFile> file = files.find(FILE);
        if (file.isPresent()) {
            for (Map.Entry<String, JsonNode> entry :
                    json.readTree(file.get().content()).path("imports").properties()) {
                imports.put(
                        entry.getKey(),
                        assetsPath + "/vendor/" + entry.getValue().asString());
            }
        }
        return json.writeValueAsString(Map.of("imports", imports)).replace("<", "\\u003c");
    }
}
