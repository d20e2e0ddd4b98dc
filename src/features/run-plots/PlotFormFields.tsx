import { X } from 'lucide-react'
import { useRef } from 'react'
import { metricDirection } from '#src/metricDirection.ts'
import { fieldName, isMetric } from '#src/runFields.ts'
import { IconButton } from '#ui/IconButton.tsx'
import { FieldSelect } from './FieldSelect.tsx'
import { type FieldFacts, isMostlyNumbers } from './plotFields.ts'
import classes from './PlotForm.module.css'
import { BAR_COUNTS, type ParallelSpec, type PlotAxis, type PlotSpec } from './plotSpecs.ts'

type Props = {
  spec: PlotSpec
  fields: readonly FieldFacts[]
  onChange: (spec: PlotSpec) => void
}

/** The choices that a plot of its kind has. */
export function PlotFormFields({ spec, fields, onChange }: Props) {
  const all = fields.map(({ field }) => field)
  const metrics = all.filter(isMetric)
  const numbers = fields.filter(isMostlyNumbers).map(({ field }) => field)
  const groups = all.filter((field) => /^(params|tags)\./.test(field))
  const metricLine = (spec: Extract<PlotSpec, { metric: string }>) => (
    <Line label="Metric">
      <FieldSelect
        label="Metric"
        value={spec.metric}
        fields={metrics}
        onChange={(metric) => onChange({ ...spec, metric })}
      />
    </Line>
  )
  switch (spec.kind) {
    case 'scatter':
      return (
        <>
          <AxisLine
            label="Up"
            axis={spec.y}
            fields={numbers}
            onChange={(y) => onChange({ ...spec, y })}
          />
          <AxisLine
            label="Across"
            axis={spec.x}
            fields={numbers}
            onChange={(x) => onChange({ ...spec, x })}
          />
          <Line label="Colour">
            <FieldSelect
              label="Colour"
              value={spec.colour ?? ''}
              fields={numbers}
              none="As the runs have it"
              onChange={(colour) => onChange({ ...spec, colour: colour || null })}
            />
          </Line>
        </>
      )
    case 'bars':
      return (
        <>
          {metricLine(spec)}
          <Line label="Runs">
            <select
              aria-label="Runs"
              value={spec.count}
              onChange={({ currentTarget }) => {
                const count = BAR_COUNTS.find((one) => String(one) === currentTarget.value)
                onChange({ ...spec, count: count ?? spec.count })
              }}
            >
              {BAR_COUNTS.map((count) => (
                <option key={count} value={count}>
                  the first {count} of the table
                </option>
              ))}
            </select>
          </Line>
        </>
      )
    case 'box':
      return (
        <>
          {metricLine(spec)}
          <Line label="By">
            <FieldSelect
              label="By"
              value={spec.by}
              fields={groups}
              onChange={(by) => onChange({ ...spec, by })}
            />
          </Line>
        </>
      )
    case 'parallel':
      return <ParallelLines spec={spec} fields={all} onChange={onChange} />
    case 'heat':
      return (
        <>
          {metricLine(spec)}
          <Line label="Across">
            <FieldSelect
              label="Across"
              value={spec.x}
              fields={groups}
              onChange={(x) => onChange({ ...spec, x })}
            />
          </Line>
          <Line label="Down">
            <FieldSelect
              label="Down"
              value={spec.y}
              fields={groups}
              onChange={(y) => onChange({ ...spec, y })}
            />
          </Line>
        </>
      )
    case 'best':
      return (
        <>
          {metricLine(spec)}
          <Line label="Better is">
            <select
              aria-label="Better is"
              value={spec.direction ?? ''}
              onChange={({ currentTarget }) => {
                const direction = (['higher', 'lower'] as const).find(
                  (one) => one === currentTarget.value,
                )
                onChange({ ...spec, direction: direction ?? null })
              }}
            >
              <option value="">{BY_NAME[metricDirection(fieldName(spec.metric))]}</option>
              <option value="higher">higher</option>
              <option value="lower">lower</option>
            </select>
          </Line>
        </>
      )
    default:
      return spec satisfies never
  }
}

const BY_NAME = {
  higher: 'higher, by its name',
  lower: 'lower, by its name',
  unknown: 'its name does not tell',
}

const Line = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div className={classes.line}>
    <span aria-hidden>{label}</span>
    {children}
  </div>
)

type AxisProps = {
  label: string
  axis: PlotAxis
  fields: readonly string[]
  onChange: (axis: PlotAxis) => void
}

const AxisLine = ({ label, axis, fields, onChange }: AxisProps) => (
  <Line label={label}>
    <div className={classes.axis}>
      <FieldSelect
        label={label}
        value={axis.field}
        fields={fields}
        onChange={(field) => onChange({ ...axis, field })}
      />
      <label className={classes.check}>
        <input
          type="checkbox"
          aria-label={`${label}: logarithmic`}
          checked={axis.scale === 'log'}
          onChange={({ currentTarget }) =>
            onChange({ ...axis, scale: currentTarget.checked ? 'log' : 'linear' })
          }
        />
        log
      </label>
    </div>
  </Line>
)

type ParallelProps = {
  spec: ParallelSpec
  fields: readonly string[]
  onChange: (spec: ParallelSpec) => void
}

function ParallelLines({ spec, fields, onChange }: ParallelProps) {
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
      <Line label="Axes">
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
      </Line>
      <Line label="">
        <div ref={add} className={classes.axis}>
          <FieldSelect
            label="Add an axis"
            value=""
            fields={free}
            none="Add an axis…"
            onChange={(field) => field !== '' && onChange({ ...spec, axes: withAxis(axes, field) })}
          />
        </div>
      </Line>
      <Line label="Colour">
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
      </Line>
    </>
  )
}

/** A new axis stands before the last, which the lines are coloured by, unless it is a metric itself. */
function withAxis(axes: readonly PlotAxis[], field: string): PlotAxis[] {
  const at = isMetric(field) ? axes.length : axes.length - 1
  return axes.toSpliced(at, 0, { field, scale: 'linear' })
}
