package io.tagpilot.dataset.web;

import java.util.function.Supplier;

/** Everything by which clients change a dataset: what they do to {@link FourImages}, as far as the server lets them. */
enum Action {
    SAVE {
        @Override
        Client.Reply by(Client client) {
            return inTurn(
                    () -> client.upload(
                            "/api/tagpilot/save-item?name=p",
                            "x.png",
                            Pictures.png(9),
                            "save",
                            "a-save-1",
                            "item",
                            "i1"),
                    () -> client.post(
                            "/api/tagpilot/changes?name=p",
                            ("{'save':'a-save-1','mine':['a.png','c.png','d.png'],'remember':{'trigger':'t'},"
                                            + "'texts':[{'file':'a.png','text':'new','base':null}],"
                                            + "'added':[{'item':'i1','file':'n.png','text':'fresh'}],"
                                            + "'renamed':[{'file':'c.png','to':'d.png'},{'file':'d.png','to':'c.png'}],"
                                            + "'removed':[{'file':'b.png'}]}")
                                    .replace('\'', '"')));
        }
    },
    SAVE_OF_A_ZIP {
        @Override
        Client.Reply by(Client client) {
            return client.upload("/api/tagpilot/save?name=p", "x.zip", zip());
        }
    },
    UPLOAD {
        @Override
        Client.Reply by(Client client) {
            return client.upload("/api/datasets/upload", "q.zip", zip());
        }
    },
    SAVE_IMAGE_BY_IMAGE {
        @Override
        Client.Reply by(Client client) {
            return inTurn(
                    () -> client.upload(
                            "/api/tagpilot/save-item?name=p", "a.png", Pictures.png(1), "tags", "x", "reset", "1"),
                    () -> lastImage(client));
        }

        /** A set that has begun must not be begun again at once, but can be ended. */
        @Override
        Client.Reply again(Client client) {
            Client.Reply reply = by(client);
            return reply.status() == 409 ? lastImage(client) : reply;
        }

        private Client.Reply lastImage(Client client) {
            return client.upload("/api/tagpilot/save-item?name=p", "n.png", Pictures.png(9), "tags", "y", "done", "1");
        }
    },
    RENAME {
        @Override
        Client.Reply by(Client client) {
            return client.patch("/api/datasets/p", "{\"name\":\"q\"}");
        }
    },
    DELETE {
        @Override
        Client.Reply by(Client client) {
            return client.delete("/api/datasets/p");
        }
    };

    /** @return the last answer that was got */
    abstract Client.Reply by(Client client);

    /** What a client does when it was told that something did not go. */
    Client.Reply again(Client client) {
        return by(client);
    }

    private static Client.Reply inTurn(Supplier<Client.Reply> first, Supplier<Client.Reply> second) {
        Client.Reply reply = first.get();
        return reply.status() == 200 ? second.get() : reply;
    }

    private static byte[] zip() {
        return Pictures.zip("a.png", Pictures.png(1), "a.txt", "new", "z/n.png", Pictures.png(9));
    }
}
