package io.tagpilot.relay.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Dns;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A name server that says what a test wants, and something else the next time if it wants that. */
@TestConfiguration(proxyBeanMethods = false)
class NameServer implements Dns {

    private final Map<String, Deque<List<InetAddress>>> answers = new ConcurrentHashMap<>();
    final List<String> asked = new ArrayList<>();

    @Bean
    @Primary
    Dns nameServer() {
        return this;
    }

    /** One answer after the other, each of addresses divided by blanks; the last one stays. */
    void answer(String host, String... inTurn) throws UnknownHostException {
        Deque<List<InetAddress>> all = new ArrayDeque<>();
        for (String one : inTurn) {
            List<InetAddress> addresses = new ArrayList<>();
            for (String address : one.split(" ", -1)) {
                addresses.add(InetAddress.getByName(address));
            }
            all.add(addresses);
        }
        answers.put(host, all);
    }

    @Override
    public synchronized List<InetAddress> lookup(String host) throws UnknownHostException {
        asked.add(host);
        Deque<List<InetAddress>> known = answers.get(host);
        if (known == null) {
            throw new UnknownHostException(host);
        }
        return known.size() > 1 ? known.remove() : known.element();
    }
}
