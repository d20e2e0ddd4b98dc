import { Plus } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '#ui/Button.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { Popover } from '#ui/Popover.tsx'
import { PlotCard } from './PlotCard.tsx'
import { PlotForm } from './PlotForm.tsx'
import type { PlottedRuns } from './plotProps.ts'
import { readPlot, writePlot } from './plotSpecs.ts'
import classes from './RunPlots.module.css'
import { usePlots } from './usePlots.ts'

type Props = {
  runs: PlottedRuns
  /** Whether these are all the runs there are, or some have not come yet. */
  complete: boolean
}

/** Plots over all rows of a table, which are added, changed and taken away, and kept in the address. */
export function RunPlots({ runs, complete }: Props) {
  const [texts, changePlots] = usePlots()
  const section = useRef<HTMLElement>(null)
  const { table, rows, unbrushed } = runs
  const keys = keysOf(texts)

  const move = (text: string, by: -1 | 1) =>
    changePlots((texts) => {
      const at = texts.indexOf(text)
      return texts.toSpliced(at, 1).toSpliced(at + by, 0, text)
    })
  const remove = (text: string) => {
    changePlots((texts) => texts.filter((other) => other !== text))
    // The button that was pressed is gone with its plot.
    section.current?.focus()
  }

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
          key={texts.length}
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
            onSubmit={(spec) => {
              changePlots((texts) => [...texts, writePlot(spec)])
              section.current?.focus()
            }}
          />
        </Popover>
      </div>
      {texts.length > 0 && (
        <div className={classes.grid}>
          {texts.map((text, at) => (
            <PlotCard
              key={keys[at]}
              text={text}
              runs={runs}
              onReplace={(next) =>
                changePlots((texts) => texts.map((other) => (other === text ? next : other)))
              }
              moves={[
                ...(at > 0 ? [{ label: 'Move back', onSelect: () => move(text, -1) }] : []),
                ...(at < texts.length - 1
                  ? [{ label: 'Move forward', onSelect: () => move(text, 1) }]
                  : []),
              ]}
              onRemove={() => remove(text)}
            />
          ))}
        </div>
      )}
    </section>
  )
}

/** What a plot is kept by while it changes: its kind, and which of that kind it is. */
function keysOf(texts: readonly string[]): string[] {
  const counts = new Map<string, number>()
  return texts.map((text) => {
    const kind = readPlot(text)?.kind ?? ''
    const count = counts.get(kind) ?? 0
    counts.set(kind, count + 1)
    return `${kind} ${count}`
  })
}
