import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import type { MatrixView } from './matrixView.ts'
import { useMatrixView } from './useMatrixView.ts'

const OPTIONS = [
  { value: 'counts', label: 'Counts' },
  { value: 'shareOfTrueClass', label: 'Share of true class' },
] satisfies { value: MatrixView; label: string }[]

export function MatrixViewChoice() {
  const [view, setView] = useMatrixView()
  return <SegmentedChoice label="Cells show" options={OPTIONS} value={view} onChange={setView} />
}
