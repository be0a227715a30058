import { runLane } from "./lane.js";

await runLane(3, 6);
