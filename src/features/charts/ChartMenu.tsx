import { Ellipsis } from 'lucide-react'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { useNotify } from '#ui/NoticeCorner.tsx'
import type { ChartDrawing } from './chartDrawing.ts'
import type { Captions } from './chartSvg.ts'

type Props = {
  drawing: ChartDrawing
  captions: Captions
  /** Shows the chart alone, where it is one of many. */
  onEnlarge?: (() => void) | undefined
}

const FORMS = [
  { form: 'svg', label: 'Save as SVG' },
  { form: 'png', label: 'Save as PNG' },
  { form: 'csv', label: 'Save points as CSV' },
] as const

/** Takes a chart elsewhere: as a picture, as its numbers, or to the whole window. */
export function ChartMenu({ drawing, captions, onEnlarge }: Props) {
  const notify = useNotify()
  const save = async (form: (typeof FORMS)[number]['form']) => {
    try {
      const { saveChart } = await import('./saveChart.ts')
      await saveChart(form, drawing, captions)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      notify({ tone: 'problem', text: `${captions.title} could not be saved: ${reason}` })
    }
  }
  return (
    <ActionMenu
      label={<Ellipsis size={15} aria-hidden />}
      description={`Actions on ${captions.title}`}
      items={[
        ...(onEnlarge ? [{ label: 'Enlarge', onSelect: onEnlarge }] : []),
        ...FORMS.map(({ form, label }) => ({ label, onSelect: () => void save(form) })),
      ]}
    />
  )
}
