import { chooseSource } from './chooseSource.ts'
import { distinctSources } from './distinctSources.ts'
import type { MatrixSearch } from './matrixSearch.ts'
import { MatrixToolbar } from './MatrixToolbar.tsx'
import { useMatrixFile } from './useMatrixFile.ts'
import type { RunSources, WantedMatrix } from './useRunSources.ts'

type Props = {
  /** The run whose matrix tells what there is to choose. */
  leader: WantedMatrix
  found: readonly RunSources[]
  matrices: readonly WantedMatrix[]
  search: MatrixSearch
  onChange: (change: Partial<MatrixSearch>) => void
}

/** What the matrices of several runs show, chosen for all of them. */
export function SharedToolbar({ leader, found, matrices, search, onChange }: Props) {
  const led = useMatrixFile(leader)
  const matrix = led.state === 'read' ? led.reading.matrix : null
  const sources = distinctSources(found)
  return (
    <MatrixToolbar
      search={search}
      onChange={onChange}
      sources={sources}
      chosen={chooseSource(sources, search.source)}
      shown={matrices.map(({ source }) => source)}
      content={matrix?.content ?? null}
      size={matrix?.labels.length ?? 0}
    />
  )
}
