const segmenter = new Intl.Segmenter()

/** A text by what a reader takes for one character, so that none is cut in two. */
export const charactersOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment)
