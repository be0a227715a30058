import { runLane } from "./lane.js";

await runLane(4, 6);
