import { Ellipsis } from 'lucide-react'
import { ActionMenu, type MenuItem } from '#ui/ActionMenu.tsx'
import { useNotify } from '#ui/NoticeCorner.tsx'
import type { PlotFiles } from './plotSheet.ts'

type Props = {
  title: string
  actions: readonly MenuItem[]
  /** Null where there is no picture. */
  files: PlotFiles | null
}

const FORMS = [
  { form: 'svg', label: 'Save as SVG' },
  { form: 'png', label: 'Save as PNG' },
  { form: 'csv', label: 'Save as CSV' },
] as const

/** What can be done with a plot: it is changed, taken away, and saved as a picture or as its numbers. */
export function PlotMenu({ title, actions, files }: Props) {
  const notify = useNotify()
  const save = async (form: (typeof FORMS)[number]['form'], files: PlotFiles) => {
    try {
      const { savePlot } = await import('./savePlot.ts')
      await savePlot(form, title, files)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      notify({ tone: 'problem', text: `${title} could not be saved: ${reason}` })
    }
  }
  return (
    <ActionMenu
      label={<Ellipsis size={15} aria-hidden />}
      description={`Actions on ${title}`}
      items={[
        ...actions,
        ...(files
          ? FORMS.map(({ form, label }) => ({ label, onSelect: () => void save(form, files) }))
          : []),
      ]}
    />
  )
}
