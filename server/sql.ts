export type SqlValue = string | number | bigint | null

/** A piece of SQL and the values of its question marks, in order. */
export type Sql = { text: string; values: SqlValue[] }

/** Builds SQL whose interpolated values are bound; only other pieces of SQL are spliced in as text. */
export function sql(strings: TemplateStringsArray, ...parts: (SqlValue | Sql)[]): Sql {
  let text = strings[0] ?? ''
  const values: SqlValue[] = []
  parts.forEach((part, i) => {
    if (isSql(part)) {
      text += part.text
      values.push(...part.values)
    } else {
      text += '?'
      values.push(part)
    }
    text += strings[i + 1] ?? ''
  })
  return { text, values }
}

const isSql = (part: SqlValue | Sql): part is Sql => typeof part === 'object' && part !== null

export const joinSql = (pieces: Sql[], separator: ' AND ' | ', ' | ' '): Sql => ({
  text: pieces.map(({ text }) => text).join(separator),
  values: pieces.flatMap(({ values }) => values),
})
