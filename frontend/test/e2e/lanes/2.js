import { runLane } from "./lane.js";

await runLane(1, 6);
