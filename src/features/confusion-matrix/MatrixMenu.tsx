import { Ellipsis } from 'lucide-react'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { copyPicture } from '#ui/copyPicture.ts'
import { copyText } from '#ui/copyText.ts'
import { useNotify } from '#ui/NoticeCorner.tsx'
import type { MatrixSheet } from './matrixSheet.ts'
import type { MatrixForm } from './saveMatrix.ts'

/** `name` is that of the run, in plain words. */
type Props = Omit<MatrixSheet, 'title'> & { name: string }

const FORMS: readonly { form: MatrixForm; label: string }[] = [
  { form: 'svg', label: 'SVG' },
  { form: 'png', label: 'PNG' },
  { form: 'csv', label: 'CSV' },
  { form: 'md', label: 'Markdown' },
]

/** Saves or copies a matrix as it is on screen. */
export function MatrixMenu({ name, ...shown }: Props) {
  const notify = useNotify()
  const sheet = { ...shown, title: `Confusion matrix of ${name}` }
  const attempt = async (done: 'saved' | 'copied', act: () => Promise<void>) => {
    try {
      await act()
      if (done === 'copied') notify({ tone: 'done', text: `${sheet.title} is on the clipboard.` })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      notify({ tone: 'problem', text: `${sheet.title} could not be ${done}: ${reason}` })
    }
  }
  const save = (form: MatrixForm) =>
    attempt('saved', async () => {
      const { saveMatrix } = await import('./saveMatrix.ts')
      await saveMatrix(form, sheet)
    })
  const copy = (form: MatrixForm) =>
    attempt('copied', async () => {
      const code = import('./saveMatrix.ts')
      if (form === 'png') return copyPicture(code.then(({ matrixPng }) => matrixPng(sheet)))
      const { matrixText } = await code
      return copyText(matrixText(form, sheet))
    })
  return (
    <ActionMenu
      label={<Ellipsis size={15} aria-hidden />}
      description={`Actions on the confusion matrix of ${name}`}
      items={[
        ...FORMS.map(({ form, label }) => ({
          label: `Save as ${label}`,
          onSelect: () => void save(form),
        })),
        ...FORMS.map(({ form, label }) => ({
          label: `Copy as ${label}`,
          onSelect: () => void copy(form),
        })),
      ]}
    />
  )
}
