import { EnlargedDialog } from '#charting/EnlargedDialog.tsx'
import type { ChartedRun, RunGroup } from './chartSeries.ts'
import { ChartSettings } from './ChartSettings.tsx'
import { MetricChart } from './MetricChart.tsx'
import { StyleLegend } from './StyleLegend.tsx'

type Props = {
  metric: string
  /** Of all panels, in order: the arrow keys go from one to the next. */
  metrics: readonly string[]
  runs: readonly ChartedRun[]
  groups: readonly RunGroup[]
  fields: readonly string[]
  onChange: (metric: string | null) => void
}

/** What surrounds the plot of an enlarged panel, in px: its name, legends and notes. */
const AROUND = 76

/** One panel in the whole window. */
export function EnlargedPanel({ metric, metrics, runs, groups, fields, onChange }: Props) {
  return (
    <EnlargedDialog
      title={metric}
      noun="panel"
      at={metrics.indexOf(metric)}
      count={metrics.length}
      onTurn={(at) => onChange(metrics[at] ?? null)}
      onClose={() => onChange(null)}
      controls={<ChartSettings metrics={metrics} fields={fields} grouped={groups.length > 0} />}
    >
      {(height) => (
        <>
          <StyleLegend runs={runs} />
          <MetricChart
            key={metric}
            metric={metric}
            runs={runs}
            groups={groups}
            // Up to as many, their names stand beside the lines.
            legend={runs.length + groups.length > 8 ? 'own' : 'elsewhere'}
            height={height - AROUND}
          />
        </>
      )}
    </EnlargedDialog>
  )
}
