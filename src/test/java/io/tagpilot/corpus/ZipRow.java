package io.tagpilot.corpus;

import io.tagpilot.archive.ZipBytes;
import java.util.List;

/**
 * A ZIP and what becomes of it.
 *
 * @param id of the input
 * @param status the answer's
 * @param sentence how the problem's sentence begins
 * @param stored the files of the dataset afterwards, where the ZIP is taken
 */
record ZipRow(String id, int status, String sentence, List<String> stored, Zip zip) {

    /** Made only when its turn has come, since some are large. */
    @FunctionalInterface
    interface Zip {
        byte[] build() throws Exception;
    }

    static ZipRow refused(String id, String sentence, Zip zip) {
        return new ZipRow(id, 400, sentence, List.of(), zip);
    }

    static ZipRow tooLarge(String id, String sentence, Zip zip) {
        return new ZipRow(id, 413, sentence, List.of(), zip);
    }

    static ZipRow taken(String id, List<String> stored, Zip zip) {
        return new ZipRow(id, 200, "", stored, zip);
    }

    /** A ZIP of plain files of these names, with one image beside them. */
    static Zip names(String... names) {
        return () -> ZipBytes.withNames(names).build();
    }

    static Zip entries(ZipBytes.Entry... entries) {
        return () -> ZipBytes.of(entries).build();
    }

    @Override
    public String toString() {
        return id;
    }
}
