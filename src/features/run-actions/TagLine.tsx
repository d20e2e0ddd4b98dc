import { TextButton } from '#ui/TextButton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import form from '#ui/DialogForm.module.css'
import { type SharedTag, valueProblem } from './tagEdits.ts'
import classes from './TagsDialog.module.css'

type Props = {
  tag: SharedTag
  /** How many runs the dialog is about. */
  runCount: number
  /** The value that it gets, null when it is removed, undefined while it stays as it is. */
  edit: string | null | undefined
  onEdit: (edit: string | null | undefined) => void
}

/** One tag, with its value where the runs agree on one. */
export function TagLine({ tag: { key, count, values }, runCount, edit, onEdit }: Props) {
  const [common = ''] = values.length === 1 ? values : []
  const removed = edit === null
  const field = {
    className: form.input,
    dir: 'auto',
    'aria-label': `Value of ${key}`,
    'aria-invalid': valueProblem(edit ?? '') !== null,
    disabled: removed,
    value: edit ?? common,
    placeholder: values.length > 1 ? `${values.length} different values` : undefined,
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      // Where values differ, an empty field leaves each as it is.
      onEdit(value === common ? undefined : value),
  }
  return (
    <tr className={removed ? classes.removed : undefined}>
      <th scope="row">
        <bdi className={classes.key} title={key}>
          {key}
        </bdi>
        {runCount > 1 && (
          <span className={classes.share}>
            in {count} of {runCount}
          </span>
        )}
      </th>
      <td>
        {values.some((value) => value.includes('\n')) ? (
          <textarea {...field} />
        ) : (
          <input {...field} />
        )}
      </td>
      <td>
        <TextButton onClick={() => onEdit(removed ? undefined : null)}>
          {removed ? 'Keep' : 'Remove'} <VisuallyHidden>{key}</VisuallyHidden>
        </TextButton>
      </td>
    </tr>
  )
}
