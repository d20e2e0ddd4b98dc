import { Suspense } from 'react'
import type { Run } from '#mlflow/runs.ts'
import { formatCount } from '#ui/formatCount.ts'
import { lazyPart } from '#ui/lazyPart.tsx'
import panel from '#ui/Panel.module.css'
import { Panel } from '#ui/Panel.tsx'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { KeyValueTable } from './KeyValueTable.tsx'
import { metricRows, paramRows, tagRows } from './runRows.ts'
import classes from './RunValues.module.css'

type Props = { run: Run }

export function RunMetrics({ run }: Props) {
  const rows = metricRows(run)
  const stepped = [...run.metrics.values()].some(({ step }) => step !== 0)
  return (
    <Panel title="Metrics" count={rows.length}>
      {rows.length === 0 ? (
        <p className={panel.none}>No metrics logged.</p>
      ) : (
        <KeyValueTable
          what="metrics"
          rows={rows}
          headings={stepped ? ['Metric', 'Last value', 'Step'] : ['Metric', 'Last value']}
        />
      )}
    </Panel>
  )
}

export function RunParams({ run }: Props) {
  const rows = paramRows(run)
  return (
    <Panel title="Params" count={rows.length}>
      {rows.length === 0 ? (
        <p className={panel.none}>No params logged.</p>
      ) : (
        <KeyValueTable what="params" rows={rows} headings={['Param', 'Value']} />
      )}
    </Panel>
  )
}

/** Tags that somebody set; those that MLflow set itself are folded away. */
export function RunTags({ run }: Props) {
  const user = tagRows(run, 'user')
  const system = tagRows(run, 'system')
  return (
    <Panel title="Tags" count={user.length}>
      {user.length === 0 ? (
        <p className={panel.none}>No tags set.</p>
      ) : (
        <KeyValueTable what="tags" rows={user} headings={['Tag', 'Value']} />
      )}
      {system.length > 0 && (
        <details className={classes.system}>
          <summary>{formatCount(system.length, 'tag')} set by MLflow</summary>
          <KeyValueTable what="system tags" rows={system} headings={['Tag', 'Value']} />
        </details>
      )}
    </Panel>
  )
}

const Markdown = lazyPart('The description', async () => {
  const { Markdown } = await import('#ui/Markdown.tsx')
  return Markdown
})

const NOTE_TAG = 'mlflow.note.content'

/** What somebody wrote about the run: Markdown, of which nothing runs and nothing is fetched. */
export function RunNote({ run }: Props) {
  const note = run.tags.get(NOTE_TAG)
  if (!note) return null
  return (
    <Panel title="Description">
      <ScrollRegion label="What the description says" className={classes.note}>
        <Suspense fallback={<p className={`${classes.written} name`}>{note}</p>}>
          <Markdown text={note} under={2} />
        </Suspense>
      </ScrollRegion>
    </Panel>
  )
}
