import { useId } from 'react'
import form from '#ui/DialogForm.module.css'
import { nameAdvice, nameProblem } from './modelName.ts'

type Props = {
  label: string
  value: string
  onChange: (name: string) => void
  /** Names that are offered. */
  known?: readonly string[]
  /** What is said of a name that nothing is wrong with. */
  note?: string | null
}

const NONE: readonly string[] = []

/** Takes the name of a model, and says what is wrong with it. */
export function ModelNameField({ label, value, onChange, known = NONE, note = null }: Props) {
  const listId = useId()
  const noteId = useId()
  const problem = nameProblem(value)
  const advice = known.includes(value) ? null : nameAdvice(value)
  const said = problem ?? [advice, note].filter((text) => text !== null).join(' ')
  return (
    <>
      <label className={form.field}>
        {label}
        <input
          data-autofocus
          dir="auto"
          className={form.input}
          value={value}
          list={known.length > 0 ? listId : undefined}
          aria-invalid={problem !== null}
          aria-describedby={noteId}
          autoComplete="off"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </label>
      {known.length > 0 && (
        <datalist id={listId}>
          {known.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </datalist>
      )}
      <output id={noteId} className={`${problem === null ? form.note : form.problem} name`}>
        {said}
      </output>
    </>
  )
}
