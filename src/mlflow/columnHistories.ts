import { HISTORY_COLUMNS_PATH } from '#protocol/historyColumnsReply.ts'
import { decodeHistoryColumns } from './decodeHistoryColumns.ts'
import { int64Text } from './int64Text.ts'
import type { StepWindow } from './metricHistory.ts'
import { requestHistories } from './requestHistories.ts'

type Wanted = {
  metric: string
  /** Null for all steps. */
  window: StepWindow | null
  /** Of an earlier answer, to be told only what came since; null for all points. */
  cursor: string | null
}

/** What our own server tells of up to 100 runs; every one of them is among `byRun`. */
export async function columnHistories(
  { metric, window, cursor }: Wanted,
  runIds: readonly string[],
  signal?: AbortSignal,
) {
  const query = new URLSearchParams({ metric_key: metric })
  for (const id of runIds) query.append('run_ids', id)
  if (window) {
    query.set('start_step', int64Text(Math.floor(window.from)))
    query.set('end_step', int64Text(Math.ceil(window.to)))
  }
  if (cursor !== null) query.set('cursor', cursor)
  const { text, tookMs } = await requestHistories(HISTORY_COLUMNS_PATH, query, signal)
  return { ...decodeHistoryColumns(text), tookMs }
}
