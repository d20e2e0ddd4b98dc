import form from '#ui/DialogForm.module.css'

type Props = { value: string; onChange: (text: string) => void }

/** Takes what is to be said of a model or of a version. */
export const DescriptionField = ({ value, onChange }: Props) => (
  <label className={form.field}>
    Description
    <textarea
      dir="auto"
      className={form.input}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  </label>
)
