import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { EnlargedDialog } from '#charting/EnlargedDialog.tsx'
import { Button } from '#ui/Button.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { Popover } from '#ui/Popover.tsx'
import { carryKeys } from './carryKeys.ts'
import { PlotCard } from './PlotCard.tsx'
import { PlotForm } from './PlotForm.tsx'
import type { PlottedRuns } from './plotProps.ts'
import { titleOf, writePlot } from './plotSpecs.ts'
import classes from './RunPlots.module.css'
import { usePlotsView } from './usePlotsView.ts'

type Props = {
  runs: PlottedRuns
  /** Whether these are all the runs there are, or some have not come yet. */
  complete: boolean
}

/** What surrounds an enlarged plot, in px: its name, legend and notes. */
const AROUND = 100

/** Plots over all rows of a table, which are added, changed and taken away, and kept in the address. */
export function RunPlots({ runs, complete }: Props) {
  const [{ plots, enlarged }, changeView] = usePlotsView()
  const section = useRef<HTMLElement>(null)
  const { table, rows, unbrushed } = runs
  const keys = useCarriedKeys(plots)

  const move = (at: number, by: -1 | 1) =>
    changeView(({ plots }) => ({
      plots: plots.toSpliced(at, 1).toSpliced(at + by, 0, ...plots.slice(at, at + 1)),
    }))
  const remove = (at: number) => {
    changeView(({ plots }) => ({ plots: plots.toSpliced(at, 1), enlarged: null }))
    // The button that was pressed is gone with its plot.
    section.current?.focus()
  }
  const propsOf = (at: number) => ({
    text: plots[at] ?? '',
    others: plots.toSpliced(at, 1),
    runs,
    onReplace: (text: string) => changeView(({ plots }) => ({ plots: plots.with(at, text) })),
    onRemove: () => remove(at),
  })

  return (
    <section ref={section} className={classes.plots} aria-label="Plots" tabIndex={-1}>
      <div className={classes.heading}>
        <h2>Plots</h2>
        <span className={classes.count}>
          over the {formatCount(rows.length, 'run')} of the table
          {!complete && ' that are loaded so far'}
        </span>
        <Popover
          // Closes once a plot has been added.
          key={plots.length}
          label="Add a plot"
          width={340}
          renderButton={(props) => (
            <Button {...props} size="compact" icon={<Plus size={14} aria-hidden />}>
              Add plot
            </Button>
          )}
        >
          <PlotForm
            table={table}
            rows={unbrushed}
            plot={null}
            others={plots}
            onSubmit={(spec) => {
              changeView(({ plots }) => ({ plots: [...plots, writePlot(spec)] }))
              section.current?.focus()
            }}
          />
        </Popover>
      </div>
      {plots.length > 0 && (
        <div className={classes.grid}>
          {plots.map((_, at) => (
            <PlotCard
              key={keys[at]}
              {...propsOf(at)}
              actions={[
                { label: 'Enlarge', onSelect: () => changeView(() => ({ enlarged: at })) },
                ...(at > 0 ? [{ label: 'Move back', onSelect: () => move(at, -1) }] : []),
                ...(at < plots.length - 1
                  ? [{ label: 'Move forward', onSelect: () => move(at, 1) }]
                  : []),
              ]}
            />
          ))}
        </div>
      )}
      {enlarged !== null && (
        <EnlargedDialog
          title={titleOf(plots[enlarged] ?? '')}
          noun="plot"
          at={enlarged}
          count={plots.length}
          onTurn={(at) => changeView(() => ({ enlarged: at }))}
          onClose={() => changeView(() => ({ enlarged: null }))}
        >
          {(height) => (
            <PlotCard key={keys[enlarged]} {...propsOf(enlarged)} height={height - AROUND} />
          )}
        </EnlargedDialog>
      )}
    </section>
  )
}

/** What each plot is kept by while it changes or is moved. */
function useCarriedKeys(plots: readonly string[]): readonly number[] {
  const [carried, setCarried] = useState(() => carryKeys({ texts: [], keys: [] }, plots))
  const isSame =
    plots.length === carried.texts.length && plots.every((text, at) => text === carried.texts[at])
  if (isSame) return carried.keys
  const next = carryKeys(carried, plots)
  setCarried(next)
  return next.keys
}
