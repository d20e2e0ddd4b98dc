import { useId, useState } from 'react'
import form from '#ui/DialogForm.module.css'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { ActionDialog } from './ActionDialog.tsx'
import classes from './RegistryPanel.module.css'
import { newKeyProblem, tagChanges, type Tags } from './registryTags.ts'

type Props = {
  /** What has the tags, e.g. `version 3`. */
  of: string
  tags: Tags
  set: (key: string, value: string) => Promise<unknown>
  remove: (key: string) => Promise<unknown>
  onClose: () => void
}

/** Changes, removes and adds tags. */
export function TagsDialog({ of, tags, set, remove, onClose }: Props) {
  const [edits, setEdits] = useState<ReadonlyMap<string, string | null>>(new Map())
  const [added, setAdded] = useState({ key: '', value: '' })
  const problemId = useId()
  const problem = newKeyProblem(added)
  const changes = tagChanges(tags, edits, added)
  const edit = (key: string, value: string | null) => setEdits(new Map([...edits, [key, value]]))
  const save = async () => {
    for (const { key, value } of changes) {
      await (value === null ? remove(key) : set(key, value))
    }
  }
  return (
    <ActionDialog
      title={`Tags of ${of}`}
      confirm="Save"
      refused="Not all tags were changed."
      ready={changes.length > 0 && problem === null}
      action={save}
      onClose={onClose}
    >
      {tags.length > 0 && (
        <ScrollRegion label="Tags that are set" className={classes.scroll}>
          <table className={`${form.rows} ${classes.rows}`}>
            <tbody>
              {tags.map(([key, value]) => {
                const now = edits.get(key)
                const isRemoved = now === null
                const field = {
                  dir: 'auto',
                  className: form.input,
                  'aria-label': `Value of ${key}`,
                  disabled: isRemoved,
                  value: now ?? value,
                  onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
                    edit(key, currentTarget.value),
                }
                return (
                  <tr key={key} className={isRemoved ? classes.removed : undefined}>
                    <th scope="row" className="name">
                      {key}
                    </th>
                    <td>{value.includes('\n') ? <textarea {...field} /> : <input {...field} />}</td>
                    <td>
                      <TextButton onClick={() => edit(key, isRemoved ? value : null)}>
                        {isRemoved ? 'Keep' : 'Remove'} <VisuallyHidden>{key}</VisuallyHidden>
                      </TextButton>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <div className={form.pair}>
        <label className={form.field}>
          New tag
          <input
            data-autofocus
            dir="auto"
            className={form.input}
            value={added.key}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : problemId}
            onChange={({ currentTarget: { value: key } }) => setAdded({ ...added, key })}
          />
        </label>
        <label className={form.field}>
          Its value
          <input
            dir="auto"
            className={form.input}
            value={added.value}
            onChange={({ currentTarget: { value } }) => setAdded({ ...added, value })}
          />
        </label>
      </div>
      {problem !== null && (
        <p id={problemId} role="alert" className={form.problem}>
          {problem}
        </p>
      )}
    </ActionDialog>
  )
}
