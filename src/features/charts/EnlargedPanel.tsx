import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { IconButton } from '#ui/IconButton.tsx'
import type { ChartedRun, RunGroup } from './chartSeries.ts'
import { ChartSettings } from './ChartSettings.tsx'
import classes from './EnlargedPanel.module.css'
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

/** What surrounds the plot of an enlarged panel, in px. */
const AROUND = 190

/** One panel in the whole window. Left and right lead to the panel beside it, Escape back. */
export function EnlargedPanel({ metric, metrics, runs, groups, fields, onChange }: Props) {
  const at = metrics.indexOf(metric)
  const show = (place: number) => {
    const next = metrics[place]
    if (next !== undefined) onChange(next)
  }
  const turn = (event: KeyboardEvent) => {
    // Within the plot and its settings, arrow keys have their own meaning.
    if (event.target instanceof Element && event.target.closest('[role="slider"], input, select')) {
      return
    }
    if (event.key === 'ArrowLeft') show(at - 1)
    else if (event.key === 'ArrowRight') show(at + 1)
    else return
    event.preventDefault()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys that do the same as its buttons
    <dialog
      ref={showAsModal}
      className={classes.dialog}
      aria-label={metric}
      onClose={() => onChange(null)}
      onKeyDown={turn}
    >
      <div className={classes.bar}>
        <IconButton label="Previous panel" disabled={at <= 0} onClick={() => show(at - 1)}>
          <ChevronLeft size={16} aria-hidden />
        </IconButton>
        <IconButton
          label="Next panel"
          data-first
          disabled={at >= metrics.length - 1}
          onClick={() => show(at + 1)}
        >
          <ChevronRight size={16} aria-hidden />
        </IconButton>
        <span className={classes.place}>
          {at + 1} of {metrics.length}
        </span>
        <ChartSettings metrics={metrics} fields={fields} grouped={groups.length > 0} />
        <IconButton label="Close" onClick={() => onChange(null)}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <StyleLegend runs={runs} />
      <MetricChart
        key={metric}
        metric={metric}
        runs={runs}
        groups={groups}
        // Up to as many, their names stand beside the lines.
        legend={runs.length + groups.length > 8 ? 'own' : 'elsewhere'}
        height={Math.max(window.innerHeight - AROUND, 240)}
      />
    </dialog>
  )
}

function showAsModal(dialog: HTMLDialogElement | null) {
  if (dialog && !dialog.open) dialog.showModal()
}
