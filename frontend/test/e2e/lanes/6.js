import { runLane } from "./lane.js";

await runLane(5, 6);
