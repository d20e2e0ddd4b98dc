/** The source of a regular expression, with the flag `u` or without, that matches just this text. */
export const escapeRegExp = (text: string) =>
  text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
