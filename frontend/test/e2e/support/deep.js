/** Whether the long forms of the tests are wanted, which take minutes. */
export const isDeep = process.env.TAGPILOT_DEEP === "1";
