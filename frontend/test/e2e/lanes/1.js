import { runLane } from "./lane.js";

await runLane(0, 6);
