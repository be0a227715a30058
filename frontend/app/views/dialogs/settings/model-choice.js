import { element } from "../../../ui/dom.js";

/**
 * Fills the selects of the default models, `data-models` naming what is to be written, with who can write that.
 *
 * @param {{ root: HTMLElement, store: import("../../../state/store.js").Store }} options
 */
export function createModelChoice({ root, store }) {
  const selects = /** @type {HTMLSelectElement[]} */ ([...root.querySelectorAll("[data-models]")]);

  return {
    update() {
      const { providers, settings } = store.state;
      for (const select of selects) {
        const able = Object.values(providers).filter(({ modes }) =>
          modes.some((mode) => mode === select.dataset.models),
        );
        const options = able.map(({ id, name, defaultModel }) => {
          const model = settings.providerChoices[id]?.model || defaultModel;
          const option = element("option", "", model === "" ? name : `${name} · ${model}`);
          option.value = id;
          return option;
        });
        const isSame = options.every((option, at) => select.options[at]?.text === option.text);
        if (!isSame || options.length !== select.options.length) select.replaceChildren(...options);
      }
    },
  };
}
