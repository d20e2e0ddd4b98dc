/** What the cells of a confusion matrix say. */
export type MatrixView = 'counts' | 'shareOfTrueClass'

const PARAMETER = 'matrix'
const SHARES = 'shares'

export const readMatrixView = (params: URLSearchParams): MatrixView =>
  params.get(PARAMETER) === SHARES ? 'shareOfTrueClass' : 'counts'

/** Leaves the default out, and everything that is not its own as it is. */
export function writeMatrixView(params: URLSearchParams, view: MatrixView): URLSearchParams {
  const next = new URLSearchParams(params)
  if (view === 'counts') next.delete(PARAMETER)
  else next.set(PARAMETER, SHARES)
  return next
}
