import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { Extent } from '#charting/extent.ts'
import { useSaving } from '#charting/useSaving.ts'
import { ActionMenu, type MenuItem } from '#ui/ActionMenu.tsx'
import type { Captions } from './chartSvg.ts'
import { RangeDialog } from './RangeDialog.tsx'
import type { Shown } from './saveChart.ts'

type Props = {
  /** Null where there is no picture. */
  shown: Shown | null
  title: string
  /** What stands in its files beside its lines. */
  captions: () => Captions
  /** What else can be done with the chart. */
  actions: readonly MenuItem[]
  onRange: (range: Extent | null) => void
}

const FORMS = [
  { form: 'svg', label: 'Save as SVG' },
  { form: 'png', label: 'Save as PNG' },
  { form: 'csv', label: 'Save points as CSV' },
] as const

/** What can be done with a chart: it is saved as a picture or as its numbers, and what its place allows. */
export function ChartMenu({ shown, title, captions, actions, onRange }: Props) {
  const saving = useSaving(title)
  const [asking, setAsking] = useState(false)
  const save = (form: (typeof FORMS)[number]['form'], shown: Shown) =>
    saving(async () => {
      const { saveChart } = await import('./saveChart.ts')
      await saveChart(form, shown, captions())
    })
  const drawing = shown?.kind === 'curves' ? shown.drawing : null
  const items = [
    ...actions,
    ...(drawing ? [{ label: 'Range of values…', onSelect: () => setAsking(true) }] : []),
    ...(shown
      ? FORMS.map(({ form, label }) => ({ label, onSelect: () => void save(form, shown) }))
      : []),
  ]
  if (items.length === 0) return null
  return (
    <>
      <ActionMenu
        label={<Ellipsis size={15} aria-hidden />}
        description={`Actions on ${title}`}
        items={items}
      />
      {asking && drawing && (
        <RangeDialog
          metric={title}
          range={drawing.y.domain}
          scale={drawing.y.scale}
          onSet={onRange}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
