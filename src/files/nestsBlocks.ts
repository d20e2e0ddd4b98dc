/** No settings begin so many lists and maps within each other on one line; the parser's time grows with their square. */
export const MOST_NESTED_BLOCKS = 50

const NESTED_BLOCKS = new RegExp(String.raw`^[ \t]*(?:[-?:][ \t]+){${MOST_NESTED_BLOCKS}}`, 'm')

/** Whether a line of a YAML text begins more blocks within each other than any settings do, as in `- - - - a`. */
export const nestsBlocks = (text: string): boolean => NESTED_BLOCKS.test(text)
