package io.tagpilot.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.function.SingletonSupplier;

/** The files inside the program, held in memory from their first use; together they are a few megabytes. */
final class PackedPageFiles implements PageFiles {

    private static final String ROOT = "/page/";
    private static final int VERSION_LENGTH = 12;

    private final SingletonSupplier<Loaded> loaded = SingletonSupplier.of(PackedPageFiles::load);

    private record Loaded(Map<String, PageFile> files, String version) {}

    @Override
    public String version() {
        return loaded.obtain().version;
    }

    @Override
    public boolean immutable() {
        return true;
    }

    @Override
    public Optional<PageFile> find(String name) {
        return Optional.ofNullable(loaded.obtain().files.get(name));
    }

    private static Loaded load() {
        Map<String, PageFile> files = new TreeMap<>();
        MessageDigest digest = DigestUtils.getSha256Digest();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:page/**/*.*")) {
                String address = resource.getURL().toString();
                String name = address.substring(address.lastIndexOf(ROOT) + ROOT.length());
                files.put(name, new PageFile(name, resource.getContentAsByteArray()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.forEach((name, file) -> {
            DigestUtils.updateDigest(digest, name);
            DigestUtils.updateDigest(digest, file.content());
        });
        return new Loaded(files, Hex.encodeHexString(digest.digest()).substring(0, VERSION_LENGTH));
    }
}
