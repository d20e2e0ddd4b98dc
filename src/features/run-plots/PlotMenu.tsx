import { Ellipsis } from 'lucide-react'
import type { PlotFiles } from '#charting/plotSheet.ts'
import { useSaving } from '#charting/useSaving.ts'
import { ActionMenu, type MenuItem } from '#ui/ActionMenu.tsx'

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
  const saving = useSaving(title)
  const save = (form: (typeof FORMS)[number]['form'], files: PlotFiles) =>
    saving(async () => {
      const { savePlot } = await import('#charting/savePlot.ts')
      await savePlot(form, title, files)
    })
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
