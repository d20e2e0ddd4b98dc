/** Texts as one, with `~` between them; those that they hold themselves are escaped. An empty list is no text at all. */
export const joinParts = (parts: readonly string[]): string =>
  parts.map((part) => part.replaceAll('%', '%25').replaceAll('~', '%7E')).join('~')

/** The texts that were joined; an escape that stands for nothing is left as it is. */
export const splitParts = (text: string): string[] =>
  text.split('~').map((part) => part.replaceAll('%7E', '~').replaceAll('%25', '%'))
