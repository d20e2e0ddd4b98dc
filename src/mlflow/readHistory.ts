import type { QueryClient } from '@tanstack/react-query'
import { MlflowError } from '#protocol/errors.ts'
import { historySourceQuery } from './historySource.ts'
import type { HistoryQuestion, KnownHistory } from './knownHistory.ts'
import { everyPointInColumns, metricHistory, type Reading } from './metricHistories.ts'
import type { PointColumns } from './metricHistory.ts'
import { readColumnHistory } from './readColumnHistory.ts'
import { readIntervalHistory } from './readIntervalHistory.ts'
import { readWholeHistory } from './readWholeHistory.ts'

/** Reads all steps of a history, as the backend can: sampled where it is long and the backend samples. */
export const readHistory = async (
  client: QueryClient,
  question: Omit<HistoryQuestion, 'window'>,
  signal: AbortSignal,
): Promise<KnownHistory> => {
  const all = { ...question, window: null }
  return (await readSteps(client, all, signal)) ?? readWholeHistory(all, signal)
}

/** Reads some steps of a history; null where only a whole reading would tell them for certain. */
export async function readSteps(
  client: QueryClient,
  question: HistoryQuestion,
  signal: AbortSignal,
): Promise<KnownHistory | null> {
  const source = await client.ensureQueryData(historySourceQuery())
  switch (source.kind) {
    case 'columns':
      return readColumnHistory(question, signal)
    case 'interval':
      try {
        return await readIntervalHistory(question, source.samplesWindows, signal)
      } catch (error) {
        if (!isNoEndpoint(error)) throw error
        client.setQueryData(historySourceQuery().queryKey, { kind: 'whole' })
        return null
      }
    case 'whole':
      return null
    default:
      return source satisfies never
  }
}

/** Reads every point of a history, however long it is. */
export async function readEveryPoint(
  client: QueryClient,
  runId: string,
  metric: string,
  reading: Reading,
): Promise<PointColumns> {
  const { kind } = await client.ensureQueryData(historySourceQuery())
  const read = kind === 'columns' ? everyPointInColumns : metricHistory
  return read(runId, metric, reading)
}

/** As where a proxy before MLflow lets only some paths through. */
const isNoEndpoint = (error: unknown) =>
  error instanceof MlflowError && error.status === 404 && error.code !== 'RESOURCE_DOES_NOT_EXIST'
