/** Texts by row, each kept once: a row whose code is -1 has none. */
export type CodedTexts = { codes: Int32Array; texts: readonly string[] }

/** Numbers the texts of rows. */
export function codeTexts(size: number, textOf: (row: number) => string | undefined): CodedTexts {
  const texts: string[] = []
  const codeOf = new Map<string, number>()
  const codes = new Int32Array(size).fill(-1)
  for (let row = 0; row < size; row++) {
    const text = textOf(row)
    if (text === undefined) continue
    const known = codeOf.get(text)
    const code = known ?? texts.push(text) - 1
    if (known === undefined) codeOf.set(text, code)
    codes[row] = code
  }
  return { codes, texts }
}
