import js from "@eslint/js";
import importX from "eslint-plugin-import-x";
import noUnsanitized from "eslint-plugin-no-unsanitized";
import globals from "globals";

/**
 * Which folder may not import which: arrows point downwards only, {main | early-load} → {commands | views} → {services | providers | state |
 * ui} → model. What is not listed as `from` is allowed.
 *
 * @type {[target: string, from: string[]][]}
 */
const forbidden = [
  ["model", ["state", "providers", "services", "commands", "views", "ui", "workers"]],
  ["ui", ["model", "state", "providers", "services", "commands", "views", "workers"]],
  ["state", ["providers", "services", "commands", "views", "ui", "workers"]],
  ["services", ["state", "commands", "views", "ui"]],
  ["providers", ["state", "commands", "views", "ui", "workers"]],
  ["views", ["services", "providers", "commands", "workers"]],
  ["commands", ["views", "workers"]],
  ["workers", ["state", "services", "providers", "commands", "views", "ui"]],
];

const zones = forbidden.flatMap(([target, froms]) =>
  froms.map((from) => ({ target: `./app/${target}`, from: `./app/${from}` })),
);

export default [
  { ignores: ["node_modules", "packed", "test-results"] },
  js.configs.recommended,
  noUnsanitized.configs.recommended,
  {
    plugins: { "import-x": importX },
    languageOptions: { ecmaVersion: 2024, sourceType: "module", globals: globals.node },
    rules: {
      "import-x/no-cycle": "error",
      "import-x/no-default-export": "error",
      "import-x/extensions": ["error", "always", { ignorePackages: true }],
      "no-empty": ["error", { allowEmptyCatch: false }],
      "no-console": "error",
      "no-unused-vars": ["error", { args: "after-used", caughtErrors: "none" }],
      "prefer-const": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", { max: 350 }],
    },
  },
  {
    files: ["app/**/*.js"],
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      "import-x/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones }],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Build elements; never HTML from strings." },
        { property: "outerHTML", message: "Build elements; never HTML from strings." },
        { property: "insertAdjacentHTML", message: "Build elements; never HTML from strings." },
      ],
    },
  },
  {
    files: ["app/model/**/*.js"],
    languageOptions: {
      globals: Object.fromEntries(Object.keys(globals.browser).map((name) => [name, "off"])),
    },
    rules: {
      "no-restricted-globals": ["error", "window", "document", "fetch", "localStorage", "indexedDB"],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Pass the time in." },
      ],
    },
  },
  {
    files: ["app/workers/**/*.js"],
    languageOptions: { globals: { ...globals.worker } },
  },
  {
    files: ["build.js", "screenshots.js", "*.config.js", "test/**/*.js"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { "no-console": "off", "import-x/no-default-export": "off" },
  },
];
