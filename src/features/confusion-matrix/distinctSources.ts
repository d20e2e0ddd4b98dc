import type { MatrixSource } from './matrixSources.ts'
import type { RunSources } from './useRunSources.ts'

/** Every source that some run has, once, in the order of the runs. */
export function distinctSources(found: readonly RunSources[]): MatrixSource[] {
  const sources = new Map<string, MatrixSource>()
  for (const one of found) {
    if (one.state !== 'found') continue
    for (const source of one.sources) {
      if (!sources.has(source.key)) sources.set(source.key, source)
    }
  }
  return [...sources.values()]
}
