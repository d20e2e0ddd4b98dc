/** Characters that steer in which direction text runs; MLflow allows them in names. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A name for the middle of a sentence, where such a mark would turn round the words that follow it. */
export const withoutDirectionMarks = (text: string): string => text.replaceAll(DIRECTION_MARKS, '')
