import { Ellipsis } from 'lucide-react'
import { useSaving } from '#charting/useSaving.ts'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { useNotify } from '#ui/NoticeCorner.tsx'
import type { MatrixPicture } from './matrixPicture.ts'

type Props = {
  picture: MatrixPicture
  name: string
  notes: readonly string[]
  summary: string | null
}

const FORMS = [
  { form: 'svg', label: 'Save as SVG' },
  { form: 'png', label: 'Save as PNG' },
  { form: 'csv', label: 'Save as CSV' },
  { form: 'md', label: 'Save as Markdown' },
] as const

const COPIES = [
  { form: 'csv', label: 'Copy as CSV' },
  { form: 'md', label: 'Copy as Markdown' },
] as const

/** Saves or copies a matrix as it is on screen. */
export function MatrixMenu({ picture, name, notes, summary }: Props) {
  const saving = useSaving(`The confusion matrix of ${name}`)
  const notify = useNotify()
  const sheet = { picture, title: `Confusion matrix of ${name}`, notes, summary }
  const save = (form: (typeof FORMS)[number]['form']) =>
    saving(async () => {
      const { saveMatrix } = await import('./saveMatrix.ts')
      await saveMatrix(form, sheet)
    })
  const copy = (form: (typeof COPIES)[number]['form']) =>
    saving(async () => {
      const { copyMatrix } = await import('./saveMatrix.ts')
      await copyMatrix(form, sheet)
      notify({ tone: 'done', text: `${sheet.title} is on the clipboard.` })
    })
  return (
    <ActionMenu
      label={<Ellipsis size={15} aria-hidden />}
      description={`Actions on the confusion matrix of ${name}`}
      items={[
        ...FORMS.map(({ form, label }) => ({ label, onSelect: () => void save(form) })),
        ...COPIES.map(({ form, label }) => ({ label, onSelect: () => void copy(form) })),
      ]}
    />
  )
}
