import { useMemo, useState } from 'react'
import type { RunTable } from '#mlflow/runTable.ts'
import { Button } from '#ui/Button.tsx'
import { plotDefaults } from './plotDefaults.ts'
import { fieldsOf } from './plotFields.ts'
import classes from './PlotForm.module.css'
import { PlotFormFields } from './PlotFormFields.tsx'
import { PLOT_KINDS, type PlotKind, type PlotSpec, writePlot } from './plotSpecs.ts'

type Props = {
  table: RunTable
  /** The runs whose fields can be chosen. */
  rows: Int32Array
  /** The plot that is changed; null for a new one. */
  plot: PlotSpec | null
  /** The plots beside it, as the address holds them: none stands twice. */
  others: readonly string[]
  onSubmit: (spec: PlotSpec) => void
  /** Left out where the form goes in another way. */
  onCancel?: () => void
}

const KIND_NAMES: Record<PlotKind, string> = {
  scatter: 'Scatter plot',
  bars: 'Bars',
  box: 'Box plot',
  parallel: 'Parallel coordinates',
  heat: 'Heat map of two params',
  best: 'Best configuration',
}

const PURPOSES: Record<PlotKind, string> = {
  scatter: 'Two numbers of each run.',
  bars: 'One metric of the table’s first runs.',
  box: 'One metric by the values of a param or tag.',
  parallel: 'Several fields side by side; a range on an axis narrows the runs down.',
  heat: 'The mean of a metric for each pair of values.',
  best: 'The ten best runs, which params matter, and the best config to copy.',
}

/** Chooses what a plot shows: something useful is chosen before anybody does. */
export function PlotForm({ table, rows, plot, others, onSubmit, onCancel }: Props) {
  const fields = useMemo(() => fieldsOf(table, rows), [table, rows])
  const defaults = useMemo(() => plotDefaults(fields), [fields])
  const [kind, setKind] = useState<PlotKind>(() => {
    const isNew = (kind: PlotKind) => defaults[kind] && !others.includes(writePlot(defaults[kind]))
    return plot?.kind ?? PLOT_KINDS.find(isNew) ?? 'scatter'
  })
  const [changed, setChanged] = useState<Partial<Record<PlotKind, PlotSpec>>>(
    plot ? { [plot.kind]: plot } : {},
  )
  const spec = changed[kind] ?? defaults[kind]
  const isThere = spec !== null && others.includes(writePlot(spec))
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (spec && !isThere) onSubmit(spec)
      }}
    >
      <label className={classes.line}>
        <span>Plot</span>
        <select
          data-autofocus
          value={kind}
          onChange={({ currentTarget }) =>
            setKind(PLOT_KINDS.find((one) => one === currentTarget.value) ?? kind)
          }
        >
          {PLOT_KINDS.map((one) => (
            <option key={one} value={one}>
              {KIND_NAMES[one]}
            </option>
          ))}
        </select>
      </label>
      <p className={classes.hint}>{PURPOSES[kind]}</p>
      {spec ? (
        <PlotFormFields
          spec={spec}
          fields={fields}
          onChange={(spec) => setChanged({ ...changed, [spec.kind]: spec })}
        />
      ) : (
        <p className={classes.missing}>
          {fields.some(({ field }) => field.startsWith('metrics.'))
            ? 'This needs params or tags that vary among the runs.'
            : 'This needs runs that have logged a metric.'}
        </p>
      )}
      {isThere && <p className={classes.missing}>This plot is there already.</p>}
      <div className={classes.actions}>
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
        <Button type="submit" variant="filled" disabled={!spec || isThere}>
          {plot ? 'Change' : 'Add'}
        </Button>
      </div>
    </form>
  )
}
