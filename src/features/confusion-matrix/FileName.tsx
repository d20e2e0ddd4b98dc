import { WordBreaks } from '#ui/WordBreaks.tsx'
import type { MatrixFile } from './matrixSources.ts'

/** A file by its path and, in a series, its step. */
export const FileName = ({ path, unit, step }: MatrixFile) => (
  <>
    <span className="name">
      <WordBreaks text={path} />
    </span>
    {unit !== null && ` (${unit}\u00a0${step})`}
  </>
)
