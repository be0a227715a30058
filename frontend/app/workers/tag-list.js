/** Reading lists of tags, which can have more than a hundred thousand. Message: `{ blob }` of a CSV file. */
import Papa from "papaparse";
import { readTagList } from "../model/tag-list.js";

globalThis.onmessage = async ({ data: { blob } }) => {
  try {
    const { data } = Papa.parse(await blob.text(), { skipEmptyLines: true });
    postMessage({ value: readTagList(data) });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
};
