package io.tagpilot.image;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Small pictures of images, kept as files. What bounds the work is the number of pixels being decoded, not of threads; a request
 * for what is being made already waits for that. Safe for use by many threads.
 */
public final class Thumbnails {

    /** The long sides that can be asked for; few, so that the cache is shared. */
    public static final Set<Integer> SIZES = Set.of(96, 192, 384, 768);

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{2,128}");
    private static final float QUALITY = 0.82f;
    private static final int REHEARSED_SIDE = 768;
    private static final int REHEARSALS = 8;

    private final ImageProbe probe;
    private final ThumbnailCache cache;
    private final PixelBudget budget;
    private final ConcurrentMap<String, CompletableFuture<Path>> running = new ConcurrentHashMap<>();

    /**
     * Keeps thumbnails in a folder.
     *
     * @param folder made when the first one is stored
     * @param mostBytes what may lie in it
     */
    public Thumbnails(ImageProbe probe, Path folder, long mostBytes, Clock clock) {
        this(probe, new ThumbnailCache(folder, mostBytes, clock), PixelBudget.forThisMachine());
    }

    Thumbnails(ImageProbe probe, ThumbnailCache cache, PixelBudget budget) {
        this.probe = probe;
        this.cache = cache;
        this.budget = budget;
    }

    /**
     * A picture of {@code image} whose long side is at most {@code size}, upright, never enlarged: PNG where it has transparent
     * pixels, else JPEG; the file's ending says which.
     *
     * @param contentKey names the content of {@code image}: letters, digits, {@code -} and {@code _}; another key for other bytes
     * @throws TagPilotException {@code UNREADABLE_IMAGE} and the others of {@link ImageProbe}, {@code INVALID_REQUEST} for another
     *     size, {@code BUSY} when waiting for a turn took too long
     */
    public Path thumbnail(Path image, String contentKey, int size) throws IOException {
        if (!SIZES.contains(size)) {
            throw new TagPilotException(
                    ProblemCode.INVALID_REQUEST, "size must be one of 96, 192, 384 and 768, not " + size + ".");
        }
        if (!KEY.matcher(contentKey).matches()) {
            throw new IllegalArgumentException("not a content key: " + contentKey);
        }
        String name = contentKey + "-" + size;
        Path kept = kept(name);
        return kept != null ? kept : madeOnce(image, name, size);
    }

    private @Nullable Path kept(String name) {
        Path jpeg = cache.find(name + ".jpg");
        return jpeg != null ? jpeg : cache.find(name + ".png");
    }

    private Path madeOnce(Path image, String name, int size) throws IOException {
        CompletableFuture<Path> mine = new CompletableFuture<>();
        CompletableFuture<Path> before = running.putIfAbsent(name, mine);
        if (before != null) {
            return resultOf(before);
        }
        try {
            Path file = make(image, name, size);
            mine.complete(file);
            return file;
        } catch (IOException | RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            running.remove(name);
        }
    }

    private static Path resultOf(CompletableFuture<Path> other) throws IOException {
        try {
            return other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof TagPilotException problem) {
                throw problem;
            }
            throw e;
        }
    }

    private Path make(Path image, String name, int size) throws IOException {
        ImageFacts facts = probe.probe(image);
        long cost = (long) facts.width() * facts.height();
        Pixels pixels = budget.spend(cost, () -> draw(image, facts, size));
        boolean png = pixels.hasTransparency();
        return cache.store(name + (png ? ".png" : ".jpg"), png ? png(pixels.image()) : jpeg(pixels.image()));
    }

    private static Pixels draw(Path image, ImageFacts facts, int size) throws IOException {
        try {
            Decoder.Decoded decoded = Decoder.decode(image, facts, size);
            return AreaAverage.of(decoded.rows(), decoded.width(), decoded.height())
                    .turned(facts.orientation());
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // decoders answer bad bytes with any of these
            throw new TagPilotException(
                    ProblemCode.UNREADABLE_IMAGE,
                    image.getFileName()
                            + " cannot be shown: its pixels are damaged or of a kind that is not known here.",
                    e);
        }
    }

    /** Makes and forgets some thumbnails of a picture that nobody has, as often as Java needs to find out what it should compile. */
    void rehearse() throws IOException {
        Path picture = Files.createTempFile("tagpilot-rehearsal", ".jpg");
        try {
            ImageIO.write(
                    new BufferedImage(REHEARSED_SIDE, REHEARSED_SIDE, BufferedImage.TYPE_INT_RGB),
                    "jpg",
                    picture.toFile());
            ImageFacts facts = probe.probe(picture);
            for (int time = 0; time < REHEARSALS; time++) {
                jpeg(draw(picture, facts, 192).image());
            }
        } finally {
            Files.deleteIfExists(picture);
        }
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", stream);
        }
        return out.toByteArray();
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
