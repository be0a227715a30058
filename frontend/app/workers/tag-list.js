/** Reading lists of tags, which can have more than a hundred thousand. Message: `{ blob }` of a CSV file. */
import Papa from "papaparse";
import { readTagList } from "../model/tag-list.js";

globalThis.onmessage = async ({ data: { blob } }) => {
  try {
    const text = await blob.text();
    // No text has that sign; pictures and archives do.
    const rows = text.includes("\0") ? [] : Papa.parse(text, { skipEmptyLines: true }).data;
    postMessage({ value: readTagList(rows) });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
};
