import { Suspense, useMemo, useState } from 'react'
import type { MenuItem } from '#ui/ActionMenu.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { lazyPart } from '#ui/lazyPart.tsx'
import { NearViewport } from '#ui/NearViewport.tsx'
import { PlotForm } from './PlotForm.tsx'
import type { PlotProps, PlottedRuns } from './plotProps.ts'
import { type PlotSpec, readPlot, titleText, writePlot } from './plotSpecs.ts'
import classes from './RunPlots.module.css'

type Props = {
  /** The plot as the address holds it. */
  text: string
  runs: PlottedRuns
  onReplace: (text: string) => void
  moves: readonly MenuItem[]
  onRemove: () => void
}

/** Room that is kept for a plot until it is there, in px. */
const HEIGHT = 300

const ScatterPlot = lazyPart('The scatter plot', async () => {
  const { ScatterPlot } = await import('./ScatterPlot.tsx')
  return ScatterPlot
})

const BarsPlot = lazyPart('The bars', async () => {
  const { BarsPlot } = await import('./BarsPlot.tsx')
  return BarsPlot
})
const BoxPlot = lazyPart('The box plot', async () => {
  const { BoxPlot } = await import('./BoxPlot.tsx')
  return BoxPlot
})
const ParallelPlot = lazyPart('The parallel coordinates', async () => {
  const { ParallelPlot } = await import('./ParallelPlot.tsx')
  return ParallelPlot
})
const HeatPlot = lazyPart('The heat map', async () => {
  const { HeatPlot } = await import('./HeatPlot.tsx')
  return HeatPlot
})
const BestConfiguration = lazyPart('The best configuration', async () => {
  const { BestConfiguration } = await import('./BestConfiguration.tsx')
  return BestConfiguration
})

/** One plot, loaded once it comes into view. Breaks alone, if it breaks. */
export function PlotCard({ text, runs, onReplace, moves, onRemove }: Props) {
  const spec = useMemo(() => readPlot(text), [text])
  const [editing, setEditing] = useState(false)
  if (!spec) return null
  const edit = () => setEditing(true)
  const actions = [
    { label: 'Edit…', onSelect: edit },
    ...moves,
    { label: 'Remove', onSelect: onRemove },
  ]
  return (
    <div className={classes.card} data-wide={WIDE.has(spec.kind) || undefined}>
      <ErrorBoundary what={`The plot ${titleText(spec)}`}>
        <NearViewport height={HEIGHT}>
          <Suspense fallback={<div className={classes.waiting} style={{ height: HEIGHT }} />}>
            <PlotOf
              spec={spec}
              runs={runs}
              actions={actions}
              onChange={(next) => onReplace(writePlot(next))}
              onEdit={edit}
            />
          </Suspense>
        </NearViewport>
      </ErrorBoundary>
      {editing && (
        <Dialog title="Edit the plot" onClose={() => setEditing(false)}>
          <PlotForm
            table={runs.table}
            rows={runs.unbrushed}
            plot={spec}
            onCancel={() => setEditing(false)}
            onSubmit={(next) => {
              setEditing(false)
              onReplace(writePlot(next))
            }}
          />
        </Dialog>
      )}
    </div>
  )
}

/** Kinds that need all of the width. */
const WIDE: ReadonlySet<PlotSpec['kind']> = new Set(['parallel', 'best'])

function PlotOf({ spec, ...props }: PlotProps<PlotSpec>) {
  switch (spec.kind) {
    case 'scatter':
      return <ScatterPlot spec={spec} {...props} />
    case 'bars':
      return <BarsPlot spec={spec} {...props} />
    case 'box':
      return <BoxPlot spec={spec} {...props} />
    case 'parallel':
      return <ParallelPlot spec={spec} {...props} />
    case 'heat':
      return <HeatPlot spec={spec} {...props} />
    case 'best':
      return <BestConfiguration spec={spec} {...props} />
    default:
      return spec satisfies never
  }
}
