import { useId } from 'react'
import { useChartView } from './useChartView.ts'

type Props = { fields: readonly string[] }

const LABELS = [
  { value: 'auto', label: 'Automatic' },
  { value: 'name', label: 'Name of the run' },
  { value: 'params', label: 'Params that differ' },
]
const TEMPLATE = '{name} {params.learning_rate}'

const CHOICES = [
  { key: 'colour', label: 'Colour by', none: 'Run' },
  { key: 'dash', label: 'Dash by', none: 'Nothing' },
  { key: 'facet', label: 'Split by', none: 'Nothing' },
] as const

/** What tells the lines of runs apart: their labels, and the params or tags that have colours, dashes or charts of their own. */
export function StyleSettings({ fields }: Props) {
  const [view, changeView] = useChartView()
  const id = useId()
  const isTemplate = LABELS.every(({ value }) => value !== view.label)
  return (
    <>
      <label htmlFor={`${id}-label`}>Labels</label>
      <select
        id={`${id}-label`}
        value={isTemplate ? 'template' : view.label}
        onChange={({ target }) =>
          changeView({ label: target.value === 'template' ? TEMPLATE : target.value })
        }
      >
        {LABELS.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        <option value="template">A template</option>
      </select>
      {isTemplate && (
        <>
          <label htmlFor={`${id}-template`}>Template</label>
          <input
            id={`${id}-template`}
            value={view.label}
            onChange={({ target }) => changeView({ label: target.value })}
          />
        </>
      )}
      {CHOICES.map(({ key, label, none }) => (
        <FieldChoice
          key={key}
          label={label}
          none={none}
          fields={fields}
          value={view[key]}
          onChange={(field) => changeView({ [key]: field })}
        />
      ))}
    </>
  )
}

type FieldProps = {
  label: string
  none: string
  fields: readonly string[]
  value: string
  onChange: (field: string) => void
}

function FieldChoice({ label, none, fields, value, onChange }: FieldProps) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{none}</option>
        {[...new Set(value === '' ? fields : [...fields, value])].map((field) => (
          <option key={field} value={field}>
            {field}
          </option>
        ))}
      </select>
    </>
  )
}
