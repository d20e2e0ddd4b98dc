import type { ModelVersion } from '#mlflow/registry.ts'
import { historyOf } from '#src/registry/registryHistory.ts'
import { Panel } from '#ui/Panel.tsx'
import { useNow } from '#ui/useNow.ts'
import { HistoryEvents } from './HistoryEvents.tsx'
import classes from './HistoryPanel.module.css'
import { StagesOnDate } from './StagesOnDate.tsx'
import { StageTimeline } from './StageTimeline.tsx'
import { periodOf } from './timeline.ts'
import { useModelSearch } from './useModelSearch.ts'

const TICK_MS = 60_000

/** What is known of the past of a model's versions; `versions` are the newest first. */
export function HistoryPanel({ versions }: { versions: readonly ModelVersion[] }) {
  const [search, change] = useModelSearch()
  const period = periodOf(versions, useNow(TICK_MS) + TICK_MS)
  const on = search.on ?? period.end
  if (versions.length === 0) return null
  return (
    <Panel title="History">
      <div className={classes.history}>
        <StagesOnDate
          versions={versions}
          period={period}
          on={on}
          isNow={search.on === null}
          onChange={(on) => change({ on })}
        />
        <StageTimeline versions={versions} period={period} on={on} />
        <HistoryEvents events={versions.flatMap(historyOf)} />
        <p className={classes.note}>
          From what moves have left as tags of the versions. Hatched: a move by another tool, known
          only to lie within that time. Versions that were deleted have taken their history with
          them.
        </p>
      </div>
    </Panel>
  )
}
