import { createProviderCommands } from "../set-up-providers.js";
import { createAtOnceCommands } from "./ask-at-once.js";
import { createAsking } from "./ask-model.js";
import { createRunKeeper } from "./keep-run.js";
import { createPlanning } from "./plan-run.js";
import { createRemedies } from "./remedies.js";
import { createReviewing } from "./review-suggestions.js";
import { createBatchCommands } from "./run-batch.js";
import { createResuming } from "./resume-run.js";
import { createRunStarter } from "./start-run.js";
import { createTrialCommands } from "./try-run.js";
import { pageTimers } from "./timers.js";

/**
 * Everything that is done with models: setting up the providers, and asking them about images.
 *
 * @param {import("../context.js").Context} context
 */
export function createTaggingCommands(context) {
  const { services, tell } = context;
  const runKeeper = createRunKeeper({
    runs: services.runs,
    now: pageTimers.now,
    breathe: pageTimers.breathe,
    onFailure: () =>
      tell.info(
        "This browser has no room for suggestions",
        "They last until this page is closed. Apply them before.",
      ),
  });
  const asking = createAsking(context);
  const planning = createPlanning({ ...context, asking });
  const { reviewing, commands: review } = createReviewing({ ...context, runKeeper });
  const starter = createRunStarter({ asking });
  const batch = createBatchCommands({ ...context, planning, starter, runKeeper, reviewing });
  const atOnce = createAtOnceCommands({ ...context, asking, planning, batch, reviewing });
  const providers = createProviderCommands({ ...context, asking });
  createResuming({ ...context, runKeeper, reviewing, batch, stopAsking: atOnce.stopAsking });

  const tagging = {
    ...batch,
    ...review,
    ...atOnce,
    ...createTrialCommands({ ...context, planning, starter }),
    ...createRemedies({ ...context, batch, setProvider: providers.setProvider }),
  };
  return { providers, tagging };
}
