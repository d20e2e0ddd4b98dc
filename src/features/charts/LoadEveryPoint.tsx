import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LoggedRun } from '#mlflow/metricHistory.ts'
import { metricHistoryQueries } from '#mlflow/metricHistoryQueries.ts'
import { useNotify } from '#ui/NoticeCorner.tsx'
import classes from './MetricChart.module.css'

type Props = {
  metric: string
  /** Those of which only a sample is there. */
  runs: readonly LoggedRun[]
}

/** Offers to load all points of histories that the server has sampled, and says how far that has come. */
export function LoadEveryPoint({ metric, runs }: Props) {
  const client = useQueryClient()
  const notify = useNotify()
  const [loading, setLoading] = useState(false)
  const loaded = useQueries({
    queries: runs.map((run) => metricHistoryQueries.everyPointProgress(run, metric)),
    combine: (results) => results.reduce((total, { data }) => total + (data ?? 0), 0),
  })
  const load = async () => {
    setLoading(true)
    try {
      // One after the other: each may be a hundred megabytes.
      for (const run of runs) await client.fetchQuery(metricHistoryQueries.everyPoint(run, metric))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      notify({ tone: 'problem', text: `Not every point of ${metric} could be loaded: ${reason}` })
    }
    setLoading(false)
  }
  return (
    <div className={classes.notes}>
      {loading ? (
        <output>{`${loaded.toLocaleString('en')} points loaded …`}</output>
      ) : (
        <button type="button" onClick={() => void load()}>
          Load every point
        </button>
      )}
    </div>
  )
}
