import { useId, useState } from 'react'
import { Dialog } from '#ui/Dialog.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import type { ActionRun } from './ActionRun.ts'
import { DialogActions } from '#ui/DialogActions.tsx'
import form from '#ui/DialogForm.module.css'
import {
  listTags,
  type NewTag,
  newKeyProblem,
  planTags,
  type TagChange,
  type TagEdits,
  valueProblem,
} from './tagEdits.ts'
import { TagLine } from './TagLine.tsx'
import classes from './TagsDialog.module.css'

type Props = {
  runs: readonly ActionRun[]
  /** The changes by run id, of those that change. */
  onSave: (plan: ReadonlyMap<string, readonly TagChange[]>) => void
  onCancel: () => void
}

/** The tags of some runs: values can be changed, tags removed, and one set on all of them. */
export function TagsDialog({ runs, onSave, onCancel }: Props) {
  const [edits, setEdits] = useState<TagEdits>(new Map())
  const [added, setAdded] = useState<NewTag>({ key: '', value: '' })
  const problemId = useId()
  const invalid = { key: newKeyProblem(added), value: valueProblem(added.value) }
  const values = [...edits.values()].map((value) => valueProblem(value ?? ''))
  const problem = [invalid.key, invalid.value, ...values].find((problem) => problem !== null)
  const plan = planTags(runs, edits, added.key === '' ? null : added)
  const tags = listTags(runs)
  const all = runs.length === 1 ? 'the run' : `all ${formatCount(runs.length, 'run')}`

  const edit = (key: string, value: string | null | undefined) => {
    const next = new Map(edits)
    if (value === undefined) next.delete(key)
    else next.set(key, value)
    setEdits(next)
  }

  return (
    <Dialog
      title={runs.length === 1 ? 'Tags of the run' : `Tags of ${formatCount(runs.length, 'run')}`}
      onClose={onCancel}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSave(plan)
        }}
      >
        {tags.length > 0 && (
          <ScrollRegion label="Tags that are set" className={classes.tags}>
            <table className={form.rows}>
              <tbody>
                {tags.map((tag) => (
                  <TagLine
                    key={tag.key}
                    tag={tag}
                    runCount={runs.length}
                    edit={edits.get(tag.key)}
                    onEdit={(value) => edit(tag.key, value)}
                  />
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
        <fieldset className={classes.fieldset}>
          <legend>Set a tag on {all}</legend>
          <div className={form.pair}>
            {(['key', 'value'] as const).map((part) => (
              <label key={part} className={form.field}>
                {part === 'key' ? 'Key' : 'Value'}
                <input
                  data-autofocus={part === 'key' || undefined}
                  dir="auto"
                  className={form.input}
                  value={added[part]}
                  aria-invalid={invalid[part] !== null}
                  aria-describedby={invalid[part] === null ? undefined : problemId}
                  onChange={({ currentTarget: { value } }) =>
                    setAdded((added) => ({ ...added, [part]: value }))
                  }
                />
              </label>
            ))}
          </div>
        </fieldset>
        {problem !== undefined && (
          <p id={problemId} role="alert" className={form.problem}>
            {problem}
          </p>
        )}
        <DialogActions
          confirm={`Change tags of ${formatCount(plan.size, 'run')}`}
          ready={plan.size > 0 && problem === undefined}
          onCancel={onCancel}
        />
      </form>
    </Dialog>
  )
}
