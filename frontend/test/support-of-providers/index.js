/**
 * Fake providers: servers on this computer that ask for what the real ones ask for, and answer in their shapes.
 *
 * @module
 */
import { startFake } from "./fake-server.js";
import { claudeKind } from "./fakes/claude.js";
import { compatibleKind } from "./fakes/compatible.js";
import { hubKind, spaceKind } from "./fakes/deepdanbooru.js";
import { geminiKind } from "./fakes/gemini.js";
import { grokKind } from "./fakes/grok.js";
import { openaiKind } from "./fakes/openai.js";
import { replicateKind } from "./fakes/replicate.js";

/** @typedef {{ secure?: boolean, delay?: number }} FakeOptions */

/** @param {FakeOptions} [options] */
export const startOpenai = (options) => startFake(openaiKind(), options);

/** @param {FakeOptions & Parameters<typeof grokKind>[0]} [options] */
export const startGrok = (options) => startFake(grokKind(options), options);

/** @param {FakeOptions} [options] */
export const startGemini = (options) => startFake(geminiKind(), options);

/** @param {FakeOptions} [options] */
export const startClaude = (options) => startFake(claudeKind(), options);

/** Its base URL is the fake's address and `/v1`. @param {FakeOptions & Parameters<typeof compatibleKind>[0]} [options] */
export const startCompatible = (options) => startFake(compatibleKind(options), options);

/** The Space alone, without the hub. @param {FakeOptions & Parameters<typeof spaceKind>[0]} [options] */
export const startSpace = (options) => startFake(spaceKind(options), options);

/** The hub, which knows in which stage the Space is. @param {() => string} stage @param {FakeOptions} [options] */
export const startHub = (stage, options) => startFake(hubKind(stage), options);

/** @param {FakeOptions} [options] */
export const startReplicate = (options) => startFake(replicateKind(), options);
