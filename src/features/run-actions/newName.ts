/** How the names of several runs change together. */
export type NameChange = {
  /** Taken literally, upper and lower case apart; empty for nothing. */
  find: string
  replacement: string
  prefix: string
  suffix: string
}

/** The name with every occurrence replaced, and then with prefix and suffix. */
export function newName(name: string, { find, replacement, prefix, suffix }: NameChange): string {
  const replaced = find === '' ? name : name.split(find).join(replacement)
  return prefix + replaced + suffix
}
