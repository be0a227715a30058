package io.tagpilot.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tagpilot.shell.RawHttp;

/** Sends rows of ZIPs to {@code save}. */
abstract class ZipCorpus extends CorpusTests {

    void check(ZipRow row) throws Exception {
        RawHttp.Answer answer = post(
                "/api/tagpilot/save?name=t", FormBytes.ofFile("t.zip", row.zip().build()));
        if (row.status() == 200) {
            assertTaken(answer);
            assertThat(files("1_t")).containsExactlyElementsOf(row.stored());
        } else {
            assertRefused(answer, row.status(), row.sentence());
        }
    }
}
