import { fieldName } from '#src/runFields.ts'

type Props = {
  label: string
  /** The chosen field, which stays a choice even where no run has it any more; '' for none. */
  value: string
  fields: readonly string[]
  /** What choosing no field means; left out where one is needed. */
  none?: string
  onChange: (field: string) => void
}

const GROUPS = [
  { prefix: 'metrics.', label: 'Metrics' },
  { prefix: 'params.', label: 'Params' },
  { prefix: 'tags.', label: 'Tags' },
  { prefix: 'attributes.', label: 'Attributes' },
]

/** Chooses one of the fields that runs have. */
export function FieldSelect({ label, value, fields, none, onChange }: Props) {
  const choices = value === '' || fields.includes(value) ? fields : [...fields, value]
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      {none !== undefined && <option value="">{none}</option>}
      {GROUPS.map((group) => {
        const members = choices.filter((field) => field.startsWith(group.prefix))
        return members.length === 0 ? null : (
          <optgroup key={group.prefix} label={group.label}>
            {members.map((field) => (
              <option key={field} value={field}>
                {fieldName(field)}
              </option>
            ))}
          </optgroup>
        )
      })}
    </select>
  )
}
