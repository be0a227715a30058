package io.tagpilot.relay;

import static io.tagpilot.relay.RelayRoute.get;
import static io.tagpilot.relay.RelayRoute.post;

import io.tagpilot.relay.RelayRoute.Sends;
import java.util.List;

/**
 * The allow-list: whom the relay calls, for what, and which headers each gets.
 *
 * @param id the name in addresses and settings
 * @param title what people call it
 * @param address where it is; empty where only the operator can say
 * @param headers those that are passed on to it beside {@code Accept} and the type of the body
 */
record Provider(String id, String title, String address, List<String> headers, List<RelayRoute> routes) {

    static final List<Provider> FIXED = List.of(
            new Provider(
                    "openai",
                    "OpenAI",
                    "https://api.openai.com",
                    List.of("Authorization"),
                    List.of(post("/v1/responses", Sends.JSON), get("/v1/models"))),
            new Provider(
                    "grok",
                    "Grok",
                    "https://api.x.ai",
                    List.of("Authorization"),
                    List.of(post("/v1/responses", Sends.JSON), get("/v1/models"), get("/v1/language-models"))),
            new Provider(
                    "gemini",
                    "Gemini",
                    "https://generativelanguage.googleapis.com",
                    List.of("x-goog-api-key"),
                    List.of(
                            post("/v1beta/models/{model}:generateContent", Sends.JSON),
                            get("/v1beta/models", "pageSize", "pageToken"))),
            new Provider(
                    "claude",
                    "Claude",
                    "https://api.anthropic.com",
                    List.of("x-api-key", "anthropic-version", "anthropic-beta"),
                    List.of(post("/v1/messages", Sends.JSON), get("/v1/models", "limit", "after_id"))),
            new Provider(
                    "replicate",
                    "Replicate",
                    "https://api.replicate.com",
                    List.of("Authorization", "Prefer", "Cancel-After"),
                    List.of(
                            get("/v1/account"),
                            get("/v1/models/zsxkib/wd-image-tagger"),
                            post("/v1/predictions", Sends.JSON),
                            get("/v1/predictions/{id}"),
                            post("/v1/predictions/{id}/cancel", Sends.NOTHING))),
            new Provider(
                    "deepdanbooru",
                    "DeepDanbooru",
                    "https://hysts-deepdanbooru.hf.space",
                    List.of(),
                    List.of(
                            get("/config"),
                            post("/gradio_api/upload", Sends.FORM),
                            post("/gradio_api/call/predict", Sends.JSON),
                            get("/gradio_api/call/predict/{id}"),
                            post("/upload", Sends.FORM),
                            post("/call/predict", Sends.JSON),
                            get("/call/predict/{id}"))),
            new Provider(
                    "huggingface",
                    "Hugging Face",
                    "https://huggingface.co",
                    List.of(),
                    List.of(get("/api/spaces/hysts/DeepDanbooru"))));

    /** Servers that the operator names; each has its own address. */
    static final Provider COMPATIBLE = new Provider(
            "compatible",
            "The endpoint",
            "",
            List.of("Authorization"),
            List.of(post("/chat/completions", Sends.JSON), get("/models")));
}
