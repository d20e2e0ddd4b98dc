import type { Artifact } from '#mlflow/artifacts.ts'
import { isMatrixFormat } from './readConfusionMatrix.ts'

/** Where one or several matrices of a run lie. */
export type MatrixSource = {
  /** The same for a run trained alike: the path, with `#` for the number in a series. */
  key: string
  /** What the numbers count: `epoch`, `step`, `fold`…; null for a single file. */
  unit: string | null
  /** In the order of their steps; one file where it is no series. */
  files: readonly MatrixFile[]
  /** `matrix`: named as one. `predictions`: may hold classes to be counted. `picture`: an image that is named as one. */
  kind: 'matrix' | 'predictions' | 'picture'
}

/** One file, and which of a series it is: 0, without a unit, where it is alone. */
export type MatrixFile = { path: string; unit: string | null; step: number }

const MATRIX = /confusion|conf[_ -]?mat|(^|[/_ .-])cm([/_ .-]|$)/i
const PREDICTIONS = /(predictions?|preds|y_pred|eval_results?(_table)?|test_results?)[^/]*$/i
const PICTURE = /\.(png|jpe?g|gif|webp|svg|avif)$/i
/** A count of something, anywhere in a path: `epoch_3/…`, `…_step=000100.json`. */
const COUNTED = /(epoch|step|iteration|iter|round|fold|batch)([-_ =]?)(\d+)/i
/** In a folder of matrices, a name that is a number and nothing else: `confusion_matrices/10.json`. */
const NUMBERED = /(^|\/)(\d+)(?=\.[a-z]+$)/i

/** The sources of matrices among a run's files: the shortest way to the root first, matrices before predictions and pictures. */
export function matrixSources(artifacts: readonly Artifact[]): MatrixSource[] {
  const sources = new Map<string, Omit<MatrixSource, 'files'> & { files: MatrixFile[] }>()
  for (const artifact of artifacts) {
    const kind = artifact.isFolder ? null : kindOf(artifact.path)
    if (!kind) continue
    const { key, unit, step } = placeInSeries(artifact.path)
    const source = sources.get(key) ?? { key, unit, kind, files: [] }
    source.files.push({ path: artifact.path, unit, step })
    sources.set(key, source)
  }
  return [...sources.values()]
    .map(({ key, unit, kind, files }) => ({
      key,
      unit,
      kind,
      files: files.toSorted((a, b) => a.step - b.step || a.path.localeCompare(b.path)),
    }))
    .toSorted(
      (a, b) =>
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
        Number(a.unit !== null) - Number(b.unit !== null) ||
        depthOf(a.key) - depthOf(b.key) ||
        a.key.localeCompare(b.key),
    )
}

const KINDS: readonly MatrixSource['kind'][] = ['matrix', 'predictions', 'picture']

const depthOf = (path: string) => path.split('/').length

function kindOf(path: string): MatrixSource['kind'] | null {
  if (MATRIX.test(path)) {
    if (isMatrixFormat(path)) return 'matrix'
    return PICTURE.test(path) ? 'picture' : null
  }
  return PREDICTIONS.test(path) && isMatrixFormat(path) ? 'predictions' : null
}

function placeInSeries(path: string): { key: string; unit: string | null; step: number } {
  const counted = COUNTED.exec(path)
  if (counted) {
    const [whole, word = '', between = '', number = ''] = counted
    return {
      key: path.replace(whole, `${word}${between}#`),
      unit: word.toLowerCase(),
      step: Number(number),
    }
  }
  const numbered = NUMBERED.exec(path)
  if (!numbered) return { key: path, unit: null, step: 0 }
  const [, before = '', number = ''] = numbered
  return { key: path.replace(NUMBERED, `${before}#`), unit: 'step', step: Number(number) }
}
