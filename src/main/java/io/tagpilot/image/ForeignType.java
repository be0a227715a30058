package io.tagpilot.image;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names what a file holds when it is none of our image types, so that the user is told more than "cannot be read". */
final class ForeignType {

    private static final int LOOK_AT = 1024;

    /** @param at where the signature stands; {@code signature} in ISO 8859-1 */
    private record Signature(int at, String signature, String name) {}

    private static final List<Signature> SIGNATURES = List.of(
            new Signature(4, "ftypavif", "an AVIF image"),
            new Signature(4, "ftypavis", "an AVIF image"),
            new Signature(4, "ftyphei", "a HEIC image"),
            new Signature(4, "ftyphev", "a HEIC image"),
            new Signature(4, "ftypmif1", "a HEIC image"),
            new Signature(4, "ftypmsf1", "a HEIC image"),
            new Signature(4, "ftyp", "an MP4 video"),
            new Signature(0, "II*\0", "a TIFF image"),
            new Signature(0, "MM\0*", "a TIFF image"),
            new Signature(0, "\u00ff\n", "a JPEG XL image"),
            new Signature(4, "JXL ", "a JPEG XL image"),
            new Signature(4, "jP  ", "a JPEG 2000 image"),
            new Signature(0, "8BPS", "a Photoshop document"),
            new Signature(0, "\0\0\1\0", "an icon"),
            new Signature(0, "%PDF", "a PDF document"),
            new Signature(0, "PK\3\4", "a ZIP archive"),
            new Signature(0, "Rar!", "a RAR archive"),
            new Signature(0, "7z\u00bc\u00af", "a 7z archive"),
            new Signature(0, "\u001f\u008b", "a gzip archive"),
            new Signature(0, "\u001aE\u00df\u00a3", "a Matroska or WebM video"));

    private ForeignType() {}

    /** The sentence for a file of a type that is not ours, or null when nothing is known of it. */
    static @Nullable String sentence(HeaderBytes in, String name) throws IOException {
        String start = in.ascii(0, (int) Math.min(LOOK_AT, in.size()));
        String markup =
                start.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading().toLowerCase(Locale.ROOT);
        boolean packedSvg = start.startsWith("\u001f\u008b")
                && name.toLowerCase(Locale.ROOT).endsWith(".svgz");
        if (packedSvg
                || markup.startsWith("<svg")
                || markup.startsWith("<?xml")
                || markup.startsWith("<!doctype svg")) {
            return "SVG is not supported: " + name + " holds a drawing, not pixels. Export it as PNG.";
        }
        if (markup.startsWith("<")) {
            return "Not a readable image: " + name + " holds a web page. Download the picture itself.";
        }
        for (Signature known : SIGNATURES) {
            if (start.startsWith(known.signature, known.at)) {
                return "Type not supported: " + name + " is " + known.name
                        + ". TagPilot takes PNG, JPEG, WebP, GIF and BMP.";
            }
        }
        return null;
    }
}
