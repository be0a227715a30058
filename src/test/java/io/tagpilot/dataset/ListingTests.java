package io.tagpilot.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listing that is told of changes is the same as one that is made anew. */
class ListingTests {

    private static final List<String> NAMES = List.of(
            "a.png", "a.txt", "b.png", "a/a.png", "a/a.txt", "a/b/c.png", "a-b/d.png", "a.b/e.txt", "b/a.png", "z.png");

    @Test
    void staysWhatAnotherLookWouldGive(@TempDir Path folder) throws IOException {
        Random random = new Random(5);
        Listing listing = Listing.of(folder);
        for (int round = 0; round < 60; round++) {
            Set<String> dropped = new HashSet<>();
            Map<String, ListedFile> put = new HashMap<>();
            List<String> names = new ArrayList<>(NAMES);
            for (int change = random.nextInt(4); change >= 0; change--) {
                String name = names.remove(random.nextInt(names.size()));
                Path place = folder.resolve(name);
                if (random.nextBoolean()) {
                    Files.deleteIfExists(place);
                    dropped.add(name);
                } else {
                    Files.createDirectories(place.getParent());
                    Files.writeString(place, "x".repeat(1 + random.nextInt(1000)));
                    put.put(name, ListedFile.at(place, name).orElseThrow());
                }
            }
            listing = listing.after(dropped, put);

            Listing again = Listing.of(folder);
            assertThat(listing.files()).containsExactlyElementsOf(again.files());
            assertThat(listing.revision()).isEqualTo(again.revision());
        }
    }
}
