import { metricDirection } from '#src/metricDirection.ts'
import { fieldName, isMetric } from '#src/runFields.ts'
import { FieldSelect } from './FieldSelect.tsx'
import { FormLine } from './FormLine.tsx'
import { ParallelFormFields } from './ParallelFormFields.tsx'
import { type FieldFacts, isMostlyNumbers } from './plotFields.ts'
import classes from './PlotForm.module.css'
import { BAR_COUNTS, type PlotAxis, type PlotSpec } from './plotSpecs.ts'

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
    <FormLine label="Metric">
      <FieldSelect
        label="Metric"
        value={spec.metric}
        fields={metrics}
        onChange={(metric) => onChange({ ...spec, metric })}
      />
    </FormLine>
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
          <FormLine label="Colour">
            <FieldSelect
              label="Colour"
              value={spec.colour ?? ''}
              fields={numbers}
              none="As the runs have it"
              onChange={(colour) => onChange({ ...spec, colour: colour || null })}
            />
          </FormLine>
        </>
      )
    case 'bars':
      return (
        <>
          {metricLine(spec)}
          <FormLine label="Runs">
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
          </FormLine>
        </>
      )
    case 'box':
      return (
        <>
          {metricLine(spec)}
          <FormLine label="By">
            <FieldSelect
              label="By"
              value={spec.by}
              fields={groups}
              onChange={(by) => onChange({ ...spec, by })}
            />
          </FormLine>
        </>
      )
    case 'parallel':
      return <ParallelFormFields spec={spec} fields={all} onChange={onChange} />
    case 'heat':
      return (
        <>
          {metricLine(spec)}
          <FormLine label="Across">
            <FieldSelect
              label="Across"
              value={spec.x}
              fields={groups}
              onChange={(x) => onChange({ ...spec, x })}
            />
          </FormLine>
          <FormLine label="Down">
            <FieldSelect
              label="Down"
              value={spec.y}
              fields={groups}
              onChange={(y) => onChange({ ...spec, y })}
            />
          </FormLine>
        </>
      )
    case 'best':
      return (
        <>
          {metricLine(spec)}
          <FormLine label="Better is">
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
          </FormLine>
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

type AxisProps = {
  label: string
  axis: PlotAxis
  fields: readonly string[]
  onChange: (axis: PlotAxis) => void
}

const AxisLine = ({ label, axis, fields, onChange }: AxisProps) => (
  <FormLine label={label}>
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
  </FormLine>
)
