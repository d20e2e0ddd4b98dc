import { X } from 'lucide-react'
import { useRef } from 'react'
import { fieldName, isMetric } from '#src/runFields.ts'
import { IconButton } from '#ui/IconButton.tsx'
import { FieldSelect } from './FieldSelect.tsx'
import { FormLine } from './FormLine.tsx'
import classes from './PlotForm.module.css'
import type { ParallelSpec, PlotAxis } from './plotSpecs.ts'

type Props = {
  spec: ParallelSpec
  fields: readonly string[]
  onChange: (spec: ParallelSpec) => void
}

/** The choices of parallel coordinates: their axes, and what the lines are coloured by. */
export function ParallelFormFields({ spec, fields, onChange }: Props) {
  const add = useRef<HTMLDivElement>(null)
  const { axes } = spec
  const free = fields.filter((field) => !axes.some((axis) => axis.field === field))
  const remove = (field: string) => {
    // The button goes with its axis.
    add.current?.querySelector('select')?.focus()
    onChange({ ...spec, axes: axes.filter((axis) => axis.field !== field) })
  }
  return (
    <>
      <FormLine label="Axes">
        <ul className={classes.axes} aria-label="Axes">
          {axes.map(({ field }) => (
            <li key={field}>
              <bdi className="cut" title={field}>
                {fieldName(field)}
              </bdi>
              {axes.length > 2 && (
                <IconButton
                  label={`Remove ${fieldName(field)}`}
                  size="compact"
                  onClick={() => remove(field)}
                >
                  <X size={13} aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      </FormLine>
      <FormLine label="">
        <div ref={add} className={classes.axis}>
          <FieldSelect
            label="Add an axis"
            value=""
            fields={free}
            none="Add an axis…"
            onChange={(field) => field !== '' && onChange({ ...spec, axes: withAxis(axes, field) })}
          />
        </div>
      </FormLine>
      <FormLine label="Colour">
        <select
          aria-label="Colour"
          value={spec.colour}
          onChange={({ currentTarget }) =>
            onChange({ ...spec, colour: currentTarget.value === 'runs' ? 'runs' : 'last' })
          }
        >
          <option value="last">by the last axis</option>
          <option value="runs">as the runs have it</option>
        </select>
      </FormLine>
    </>
  )
}

/** A new axis stands before the last, which the lines are coloured by, unless it is a metric itself. */
function withAxis(axes: readonly PlotAxis[], field: string): PlotAxis[] {
  const at = isMetric(field) ? axes.length : axes.length - 1
  return axes.toSpliced(at, 0, { field, scale: 'linear' })
}
