package io.tagpilot.crash;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of the server that save datasets, put together by their constructors. Spring would do the same, but take a second for it,
 * and a process that is started to be killed is started hundreds of times.
 */
final class Parts {

    private final Map<Class<?>, Object> parts = new HashMap<>();
    private final Path workspace;

    Parts(Path workspace, Clock clock) throws ReflectiveOperationException {
        parts.put(Clock.class, clock);
        parts.put(JsonMapper.class, JsonMapper.builder().build());
        this.workspace = workspace;
    }

    <T> T get(Class<T> type) throws ReflectiveOperationException {
        return type.cast(find(type));
    }

    private Object find(Class<?> type) throws ReflectiveOperationException {
        Object part = parts.get(type);
        if (part == null) {
            part = type.isRecord() ? ample(type, workspace) : make(type.isInterface() ? implementationOf(type) : type);
            parts.put(type, part);
        }
        return part;
    }

    private Object make(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Class<?>[] needed = constructor.getParameterTypes();
        Object[] arguments = new Object[needed.length];
        for (int i = 0; i < needed.length; i++) {
            arguments[i] = find(needed[i]);
        }
        return constructor.newInstance(arguments);
    }

    private static Class<?> implementationOf(Class<?> type) throws ClassNotFoundException {
        return Class.forName(type.getPackageName() + ".Real" + type.getSimpleName());
    }

    /** Settings that stand in nobody's way. */
    private static Object ample(Class<?> type, Path workspace) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = types[i].isRecord() ? ample(types[i], workspace) : value(types[i], workspace);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object value(Class<?> type, Path workspace) {
        if (type == Path.class) {
            return workspace;
        }
        if (type == DataSize.class) {
            return DataSize.ofGigabytes(1);
        }
        return type == Duration.class ? Duration.ofDays(7) : (Object) 1_000_000;
    }
}
