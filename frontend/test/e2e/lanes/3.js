import { runLane } from "./lane.js";

await runLane(2, 6);
