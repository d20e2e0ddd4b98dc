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
  /** The plot as the address holds it, and those beside it. */
  text: string
  others: readonly string[]
  runs: PlottedRuns
  /** Of the plot in px, where it stands alone; left out for what suits it among others. */
  height?: number
  /** What else can be done with it than to change it and to take it away. */
  actions?: readonly MenuItem[]
  onReplace: (text: string) => void
  onRemove: () => void
}

const NO_ACTIONS: readonly MenuItem[] = []

/** Room that is kept for a plot until it is there, in px. */
const ROOM = 300

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
export function PlotCard(props: Props) {
  const { text, others, runs, height, actions = NO_ACTIONS, onReplace, onRemove } = props
  const room = height ?? ROOM
  const spec = useMemo(() => readPlot(text), [text])
  const [editing, setEditing] = useState(false)
  if (!spec) return null
  const edit = () => setEditing(true)
  return (
    <div className={classes.card} data-wide={WIDE.has(spec.kind) || undefined}>
      <ErrorBoundary what={`The plot ${titleText(spec)}`}>
        <NearViewport height={room}>
          <Suspense fallback={<div className={classes.waiting} style={{ height: room }} />}>
            <PlotOf
              spec={spec}
              runs={runs}
              height={height}
              actions={[
                ...actions,
                { label: 'Edit…', onSelect: edit },
                { label: 'Remove', onSelect: onRemove },
              ]}
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
            others={others}
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

/** Kinds that need all of the width, whatever they hold. */
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
