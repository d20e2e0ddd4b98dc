import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { Extent } from '#charting/extent.ts'
import { useSaving } from '#charting/useSaving.ts'
import { ActionMenu, type MenuItem } from '#ui/ActionMenu.tsx'
import type { ChartDrawing } from './chartDrawing.ts'
import type { Captions } from './chartSvg.ts'
import { RangeDialog } from './RangeDialog.tsx'

type Props = {
  /** Null where there is no picture. */
  drawing: ChartDrawing | null
  captions: Captions
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
export function ChartMenu({ drawing, captions, actions, onRange }: Props) {
  const saving = useSaving(captions.title)
  const [asking, setAsking] = useState(false)
  const save = (form: (typeof FORMS)[number]['form'], drawing: ChartDrawing) =>
    saving(async () => {
      const { saveChart } = await import('./saveChart.ts')
      await saveChart(form, drawing, captions)
    })
  const drawn = drawing && drawing.series.length > 0 ? drawing : null
  const items = [
    ...actions,
    ...(drawn
      ? [
          { label: 'Range of values…', onSelect: () => setAsking(true) },
          ...FORMS.map(({ form, label }) => ({ label, onSelect: () => void save(form, drawn) })),
        ]
      : []),
  ]
  if (items.length === 0) return null
  return (
    <>
      <ActionMenu
        label={<Ellipsis size={15} aria-hidden />}
        description={`Actions on ${captions.title}`}
        items={items}
      />
      {asking && drawn && (
        <RangeDialog
          metric={captions.title}
          range={drawn.y.domain}
          scale={drawn.y.scale}
          onSet={onRange}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
