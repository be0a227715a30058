package io.tagpilot.dataset;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Works for some results ahead of who takes them, so that making them and using them go on at the same time. Not for use by several threads. */
final class ReadAhead<T, R> implements Iterator<R> {

    private static final int STEPS = 2;

    private final Iterator<T> from;
    private final Function<T, R> work;
    private final Queue<ForkJoinTask<R>> begun = new ArrayDeque<>(STEPS);

    private ReadAhead(Iterator<T> from, Function<T, R> work) {
        this.from = from;
        this.work = work;
    }

    /** What {@code work} makes of each, in order. Who stops early has it done for at most two more. */
    static <T, R> Stream<R> of(Iterator<T> from, Function<T, R> work) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new ReadAhead<>(from, work), Spliterator.ORDERED), false);
    }

    @Override
    public boolean hasNext() {
        return !begun.isEmpty() || from.hasNext();
    }

    @Override
    public R next() {
        while (begun.size() < STEPS && from.hasNext()) {
            begin();
        }
        ForkJoinTask<R> next = begun.remove();
        if (from.hasNext()) {
            begin();
        }
        return next.join();
    }

    private void begin() {
        T step = from.next();
        begun.add(ForkJoinPool.commonPool().submit(() -> work.apply(step)));
    }
}
