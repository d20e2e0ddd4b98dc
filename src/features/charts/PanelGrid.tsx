import { type DragEvent, useState } from 'react'
import type { MenuItem } from '#ui/ActionMenu.tsx'
import type { ChartedRun, RunGroup } from './chartSeries.ts'
import { MetricChart } from './MetricChart.tsx'
import classes from './PanelGrid.module.css'
import { isWide, movePanel, type PanelsView, turnPanel, turnWide } from './panelsView.ts'

type Props = {
  /** Of one section, in order. */
  metrics: readonly string[]
  /** Each metric has a panel for each of these. */
  facets: readonly { title: string | null; runs: readonly ChartedRun[] }[]
  groups: readonly RunGroup[]
  view: PanelsView
  onChange: (change: Partial<PanelsView>) => void
}

/** How a panel that is dragged names itself. */
const DRAGGED = 'text/x-tidemark-panel'
const HEIGHTS = { small: 208, medium: 280, large: 400 }

/** The panels of one section, to be dragged by their names; the menu of each does the same by keyboard. */
export function PanelGrid({ metrics, facets, groups, view, onChange }: Props) {
  const [target, setTarget] = useState<string | null>(null)

  const move = (metric: string, before: string | null) =>
    onChange(movePanel(view, metrics, metric, before))
  const drop = (event: DragEvent, before: string) => {
    const metric = event.dataTransfer.getData(DRAGGED)
    setTarget(null)
    if (!metrics.includes(metric) || metric === before) return
    event.preventDefault()
    // Dragged forward, it takes the place of the one that it is dropped on.
    const forward = metrics.indexOf(metric) < metrics.indexOf(before)
    move(metric, forward ? (metrics[metrics.indexOf(before) + 1] ?? null) : before)
  }
  const actions = (metric: string): MenuItem[] => {
    const at = metrics.indexOf(metric)
    return [
      { label: 'Enlarge', onSelect: () => onChange({ enlarged: metric }) },
      {
        label: isWide(view, metric) ? 'Make narrow' : 'Make wide',
        onSelect: () => onChange(turnWide(view, metric)),
      },
      ...(at > 0
        ? [{ label: 'Move back', onSelect: () => move(metric, metrics[at - 1] ?? null) }]
        : []),
      ...(at < metrics.length - 1
        ? [{ label: 'Move forward', onSelect: () => move(metric, metrics[at + 2] ?? null) }]
        : []),
      { label: 'Hide', onSelect: () => onChange(turnPanel(view, metric)) },
    ]
  }

  return (
    <div className={`${classes.grid} ${classes[view.size]}`}>
      {metrics.flatMap((metric) =>
        facets.map(({ title, runs }) => (
          <div
            key={title === null ? metric : JSON.stringify([metric, title])}
            className={classes.panel}
            data-wide={isWide(view, metric) || undefined}
            data-target={metric === target || undefined}
            onDragOver={(event) => {
              if (!event.dataTransfer.types.includes(DRAGGED)) return
              event.preventDefault()
              setTarget(metric)
            }}
            onDragLeave={() => setTarget(null)}
            onDrop={(event) => drop(event, metric)}
          >
            <MetricChart
              metric={metric}
              facet={title}
              runs={runs}
              groups={groups}
              legend="elsewhere"
              height={HEIGHTS[view.size]}
              actions={actions(metric)}
              onDragName={(event) => event.dataTransfer.setData(DRAGGED, metric)}
            />
          </div>
        )),
      )}
    </div>
  )
}
