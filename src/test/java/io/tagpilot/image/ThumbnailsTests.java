package io.tagpilot.image;

import static io.tagpilot.image.Pictures.chunk;
import static io.tagpilot.image.Pictures.deflated;
import static io.tagpilot.image.Pictures.encode;
import static io.tagpilot.image.Pictures.flag;
import static io.tagpilot.image.Pictures.header;
import static io.tagpilot.image.Pictures.png;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tagpilot.problem.ProblemCode;
import io.tagpilot.problem.TagPilotException;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailsTests {

    private final Path folder;
    private final Path cache;
    private final Thumbnails thumbnails;

    ThumbnailsTests(@TempDir Path folder) {
        this.folder = folder;
        this.cache = folder.resolve("cache");
        this.thumbnails = new Thumbnails(new ImageProbe(ImageLimits.usual()), cache, 1 << 20, Clock.systemUTC());
    }

    @ParameterizedTest
    @CsvSource({
        "png, 1000, 400, 192, 77",
        "jpeg, 1000, 400, 192, 77",
        "gif, 400, 1000, 77, 192",
        "bmp, 1000, 400, 192, 77",
        "webp, 1000, 400, 192, 77",
        "jpeg, 100, 50, 100, 50",
        "webp, 100, 50, 100, 50",
        "png, 193, 192, 192, 191",
        "png, 5000, 2, 192, 1"
    })
    void fitsIntoTheSizeAndNeverEnlarges(String format, int width, int height, int newWidth, int newHeight)
            throws IOException {
        BufferedImage thumbnail = thumbnail(encode(flag(width, height), format), 192);
        assertThat(thumbnail.getWidth()).isEqualTo(newWidth);
        assertThat(thumbnail.getHeight()).isEqualTo(newHeight);
        if (newHeight > 20) {
            assertColour(thumbnail, newWidth / 4, newHeight / 2, Color.RED);
            assertColour(thumbnail, newWidth * 3 / 4, newHeight / 2, Color.BLUE);
        }
    }

    @Test
    void aRehearsalMakesThumbnailsAndLeavesNothing() throws IOException {
        thumbnails.rehearse();
        assertThat(cache).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsUpright(int orientation) throws IOException {
        BufferedImage upright = flag(600, 400);
        byte[] turnedBack =
                Pictures.withOrientation(encode(new Turned(upright, orientation).image(), "jpeg"), orientation, 0);
        BufferedImage thumbnail = thumbnail(turnedBack, 192);
        assertThat(thumbnail.getWidth()).isEqualTo(192);
        assertThat(thumbnail.getHeight()).isEqualTo(128);
        assertColour(thumbnail, 20, 70, Color.RED);
        assertColour(thumbnail, 170, 70, Color.BLUE);
        assertColour(thumbnail, 90, 3, Color.GREEN);
    }

    @Test
    void keepsTransparencyAsPngAndElseWritesJpeg() throws IOException {
        BufferedImage image = flag(400, 400, BufferedImage.TYPE_INT_ARGB);
        assertThat(make(encode(image, "png"), 96).toString()).endsWith(".jpg");
        for (int y = 200; y < 400; y++) {
            for (int x = 0; x < 400; x++) {
                image.setRGB(x, y, 0x00ffffff);
            }
        }
        for (String format : List.of("png", "webp", "gif")) {
            Path file = make(encode(image, format), 96);
            assertThat(file.toString()).as(format).endsWith(".png");
            BufferedImage thumbnail = ImageIO.read(file.toFile());
            assertThat(thumbnail.getRGB(20, 80) >>> 24).as(format).isZero();
            assertColour(thumbnail, 20, 30, Color.RED);
        }
    }

    @Test
    void showsGreyAsItIs() throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            BufferedImage grey = new BufferedImage(300, 300, type);
            int value = type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257;
            for (int y = 0; y < 300; y++) {
                for (int x = 0; x < 300; x++) {
                    grey.getRaster().setSample(x, y, 0, value);
                }
            }
            assertColour(thumbnail(encode(grey, "png"), 96), 50, 50, new Color(100, 100, 100));
        }
        BufferedImage jpeg = new BufferedImage(300, 300, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) jpeg.getRaster().getDataBuffer()).getData(), (byte) 100);
        assertColour(thumbnail(encode(jpeg, "jpeg"), 96), 50, 50, new Color(100, 100, 100));
    }

    @Test
    void readsSixteenBitColour() throws IOException {
        byte[] row = new byte[1 + 200 * 6];
        for (int x = 0; x < 200; x++) {
            row[1 + x * 6] = (byte) 200;
            row[3 + x * 6] = 100;
            row[5 + x * 6] = 50;
        }
        byte[] rows = new byte[row.length * 200];
        for (int y = 0; y < 200; y++) {
            System.arraycopy(row, 0, rows, y * row.length, row.length);
        }
        byte[] png = png(header(200, 200, 16, 2), chunk("IDAT", deflated(rows)), chunk("IEND", new byte[0]));
        assertColour(thumbnail(png, 96), 50, 50, new Color(200, 100, 50));
    }

    @Test
    void readsInksOfPrintWork() throws IOException {
        byte[] plain = cmykJpeg(40, 120, 200, 30);
        Color expected = new Color(215 * 225 / 255, 135 * 225 / 255, 55 * 225 / 255);
        assertColour(thumbnail(plain, 96), 50, 50, expected);
        byte[] adobe = withAdobe(cmykJpeg(215, 135, 55, 225), 0);
        assertColour(thumbnail(adobe, 96), 50, 50, expected);
    }

    @Test
    void readsProgressiveJpeg() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(flag(800, 600), null, null), param);
        }
        writer.dispose();
        assertColour(thumbnail(out.toByteArray(), 96), 20, 40, Color.RED);
    }

    @Test
    void showsTheFirstPictureOfAMovingWebp() throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB}) {
            byte[] still = encode(flag(300, 200, type), "webp");
            byte[] chunks = Arrays.copyOfRange(still, 12, still.length);
            byte[] side = {43, 1, 0, (byte) 199, 0, 0};
            byte[] frame = Pictures.little("ANMF", chunks.length + 16, new byte[6], side, new byte[4], chunks);
            byte[] moving = Pictures.little("RIFF", 100, "WEBPVP8X", 10, 0x02, side, "ANIM", 6, new byte[6], frame);
            BufferedImage thumbnail = thumbnail(moving, 96);
            assertThat(thumbnail.getWidth()).isEqualTo(96);
            assertColour(thumbnail, 20, 40, Color.RED);
            assertColour(thumbnail, 80, 40, Color.BLUE);
        }
    }

    @Test
    void readsColourProfiles() throws IOException {
        BufferedImage linear = new BufferedImage(
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB), false, false, ComponentColorModel.OPAQUE, 0),
                Raster.createInterleavedRaster(0, 200, 200, 3, null),
                false,
                null);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 200; x++) {
                linear.getRaster().setPixel(x, y, new int[] {55, 55, 55});
            }
        }
        BufferedImage small = AreaAverage.of(PixelRows.of(linear), 20, 20).image();
        assertColour(small, 10, 10, new Color(128, 128, 128));
    }

    @Test
    void answersDamagedPixelsWithAProblem() throws IOException {
        List<byte[]> broken = new ArrayList<>(List.of(
                png(header(300, 300, 8, 2), chunk("IDAT", new byte[50]), chunk("IEND", new byte[0])),
                png(header(300, 300, 8, 2))));
        broken.add(Arrays.copyOf(encode(flag(300, 300), "webp"), 32));
        for (byte[] bytes : broken) {
            TagPilotException problem = catchThrowableOfType(TagPilotException.class, () -> make(bytes, 96));
            assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_IMAGE);
            assertThat(problem.detail()).contains("cannot be shown");
        }
        assertThat(filesIn(cache)).isEmpty();
    }

    @Test
    void damagedFilesNeverFailOtherwise() throws IOException {
        List<byte[]> seeds = List.of(
                encode(flag(90, 70), "png"),
                encode(flag(90, 70), "jpeg"),
                encode(flag(90, 70), "gif"),
                encode(flag(90, 70), "bmp"),
                encode(flag(90, 70), "webp"));
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] bytes = seeds.get(seed % seeds.size()).clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                make(bytes, 96);
            } catch (TagPilotException e) {
                assertThat(e.code()).isNotEqualTo(ProblemCode.INTERNAL);
            }
        }
    }

    @Test
    void inflatesNoTextsOfAPng() throws IOException {
        byte[] bomb = Pictures.concat(Pictures.ascii("Comment\0\0"), deflated(new byte[64 << 20]));
        byte[] palette = {0, 0, (byte) 200};
        byte[] png = png(
                header(1, 1, 8, 3),
                chunk("PLTE", palette),
                chunk("zTXt", bomb),
                chunk("IDAT", deflated(new byte[2])),
                chunk("IEND", new byte[0]));
        assertColour(thumbnail(png, 96), 0, 0, new Color(0, 0, 200));
    }

    @Test
    void makesEachOnceAndKeepsIt() throws IOException {
        Path image = Files.write(folder.resolve("a.png"), encode(flag(300, 300), "png"));
        Path first = thumbnails.thumbnail(image, "key1", 96);
        FileTime made = Files.getLastModifiedTime(first);
        Files.delete(image);
        assertThat(thumbnails.thumbnail(image, "key1", 96)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first)).isEqualTo(made);
        assertThat(first).startsWithRaw(cache);
    }

    @Test
    void manyAskingAtOnceGetTheSameFile() throws Exception {
        Path image = Files.write(folder.resolve("a.jpg"), encode(flag(2000, 1500), "jpeg"));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Path>> requests = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                requests.add(() -> thumbnails.thumbnail(image, "shared", 384));
            }
            Set<Path> answers = new HashSet<>();
            for (Future<Path> answer : pool.invokeAll(requests)) {
                answers.add(answer.get());
            }
            assertThat(answers).hasSize(1);
        } finally {
            pool.shutdown();
        }
        assertThat(filesIn(cache)).hasSize(1);
    }

    @Test
    void refusesOtherSizes() throws IOException {
        Path image = Files.write(folder.resolve("a.png"), encode(flag(30, 30), "png"));
        TagPilotException problem =
                catchThrowableOfType(TagPilotException.class, () -> thumbnails.thumbnail(image, "key1", 97));
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REQUEST);
    }

    private Path make(byte[] content, int size) throws IOException {
        Path image = Files.createTempFile(folder, "image", "");
        Files.write(image, content);
        return thumbnails.thumbnail(image, String.valueOf(image.getFileName()), size);
    }

    private BufferedImage thumbnail(byte[] content, int size) throws IOException {
        return ImageIO.read(make(content, size).toFile());
    }

    private static void assertColour(BufferedImage image, int x, int y, Color expected) {
        Color actual = new Color(image.getRGB(x, y));
        int difference = Math.max(
                Math.abs(actual.getRed() - expected.getRed()),
                Math.max(
                        Math.abs(actual.getGreen() - expected.getGreen()),
                        Math.abs(actual.getBlue() - expected.getBlue())));
        assertThat(difference).as("%s at %d,%d is %s", expected, x, y, actual).isLessThan(12);
    }

    private static List<Path> filesIn(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] cmykJpeg(int cyan, int magenta, int yellow, int black) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(0, 200, 200, 4, null);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 200; x++) {
                raster.setPixel(x, y, new int[] {cyan, magenta, yellow, black});
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        }
        writer.dispose();
        return out.toByteArray();
    }

    private static byte[] withAdobe(byte[] jpeg, int transform) throws IOException {
        byte[] segment = Pictures.ascii("\u00ff\u00ee\0\u000eAdobe\0d\0\0\0\0");
        byte[] rest = Arrays.copyOfRange(jpeg, 2, jpeg.length);
        return Pictures.concat(new byte[] {jpeg[0], jpeg[1]}, segment, new byte[] {(byte) transform}, rest);
    }
}
