import { useSearchParams } from 'react-router-dom'
import { type MatrixView, readMatrixView, writeMatrixView } from './matrixView.ts'

/** The one view of all matrices on a page, kept in its URL. */
export function useMatrixView() {
  const [params, setParams] = useSearchParams()
  const setView = (view: MatrixView) => setParams(writeMatrixView(params, view), { replace: true })
  return [readMatrixView(params), setView] as const
}
