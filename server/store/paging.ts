import * as z from 'zod/mini'
import { invalid } from '#protocol/errors.ts'

const tokenSchema = z.object({ offset: z.int().check(z.positive()) })

/** Where a page begins. The token is MLflow's own: base64 of `{"offset": 1000}`; clients treat it as opaque. */
export function readPageToken(token: string | undefined): number {
  if (!token) return 0
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, 'base64').toString('utf8'))
    return tokenSchema.parse(parsed).offset
  } catch {
    throw invalid(
      `Invalid value for field 'page_token': ${JSON.stringify(token.slice(0, 60))} is not a token that this server gave.`,
    )
  }
}

export const writePageToken = (offset: number) =>
  Buffer.from(`{"offset": ${offset}}`, 'utf8').toString('base64')

export type Page<Row> = { rows: Row[]; nextPageToken: string | undefined }

/** Cuts a page out of `fetch`, which is asked for one row more than wanted to see whether another page follows. */
export function fetchPage<Row>(
  maxResults: number,
  pageToken: string | undefined,
  fetch: (limit: number, offset: number) => Row[],
): Page<Row> {
  const offset = readPageToken(pageToken)
  const rows = fetch(maxResults + 1, offset)
  if (rows.length <= maxResults) return { rows, nextPageToken: undefined }
  return { rows: rows.slice(0, maxResults), nextPageToken: writePageToken(offset + maxResults) }
}
