import type { Artifact } from '#mlflow/artifacts.ts'
import { artifactKind, fileName } from '#src/artifactKind.ts'

export type ImageFrame = {
  path: string
  bytes: number
  /** The number by which the names differ. */
  step: number
  /** When it was logged, in ms since the epoch, where its name says. */
  loggedAt: number | null
}

/** Pictures of one thing, in the order of their steps. */
export type ImageSequence = {
  /** What they show: the key they were logged under, or the name with `#` for the number. */
  name: string
  /** What the numbers count, e.g. `epoch`; `step` where the names do not say. */
  unit: string
  frames: ImageFrame[]
}

/**
 * How MLflow names what `log_image(image, key=…, step=…)` logs: up to 3.10 with `%` and `#` for a `/` in the key, since
 * then with `+` and `~`. Beside each picture is a smaller one.
 */
const LOGGED =
  /^(?<key>.+)([%+])step\2(?<step>\d+)\2timestamp\2(?<time>\d+)\2[\da-f-]+(?<small>\2compressed)?\.\w+$/

/** Words before a number that say what it counts. */
const UNIT = /(epoch|step|iteration|iter|round|batch|frame)[-_ =.]?$/i

/** The sequence that a picture belongs to, of the files beside it; null where it stands alone. */
export function imageSequence(path: string, siblings: readonly Artifact[]): ImageSequence | null {
  const pictures = siblings.filter(
    ({ path, isFolder }) => !isFolder && artifactKind(path) === 'image',
  )
  const sequence = loggedSequence(path, pictures) ?? numberedSequence(path, pictures)
  return sequence && sequence.frames.length > 1 ? sequence : null
}

function loggedSequence(path: string, pictures: readonly Artifact[]): ImageSequence | null {
  const own = readLogged(path)
  if (!own) return null
  const frames = pictures.flatMap((picture) => {
    const logged = readLogged(picture.path)
    if (logged?.key !== own.key || logged.small !== own.small) return []
    return [frameOf(picture, logged.step, logged.loggedAt)]
  })
  return { name: own.key, unit: 'step', frames: inOrder(frames) }
}

function readLogged(path: string) {
  const { key, step, time, small } = LOGGED.exec(fileName(path))?.groups ?? {}
  if (key === undefined) return null
  return {
    key: key.replaceAll(/[#~]/g, '/'),
    step: Number(step),
    loggedAt: Number(time),
    small: small !== undefined,
  }
}

/** So many numbers of a name, the last ones, may be the one that counts. */
const MOST_PLACES = 8

/** Names that are the same but for one number, be it that others differ with it, such as a loss in the name. */
function numberedSequence(path: string, pictures: readonly Artifact[]): ImageSequence | null {
  const own = partsOf(path)
  const alike = pictures
    .map((picture) => ({ picture, ...partsOf(picture.path) }))
    .filter(({ texts }) => texts.join('\0') === own.texts.join('\0'))
  const firstPlace = Math.max(0, own.numbers.length - MOST_PLACES)
  const found = own.numbers.slice(firstPlace).map((_, i) => {
    const place = firstPlace + i
    const unit = UNIT.exec(own.texts[place] ?? '')?.[1]?.toLowerCase()
    const strict = alike.filter(({ numbers }) =>
      numbers.every((number, i) => i === place || number === own.numbers[i]),
    )
    const members = unit !== undefined && strict.length < 2 ? alike : strict
    const frames = members.map(({ picture, numbers }) =>
      frameOf(picture, Number(numbers[place]), null),
    )
    const isOne =
      frames.length > 1 && new Set(frames.map(({ step }) => step)).size === frames.length
    return { unit, place, frames: isOne ? inOrder(frames) : [] }
  })
  const [best] = found.toSorted(
    (a, b) => Number(isNamed(b)) - Number(isNamed(a)) || b.frames.length - a.frames.length,
  )
  if (!best) return null
  const name = own.texts
    .map((text, i) => text + (i === best.place ? '#' : (own.numbers[i] ?? '')))
    .join('')
  return { name, unit: best.unit ?? 'step', frames: best.frames }
}

const isNamed = ({ unit, frames }: { unit: string | undefined; frames: readonly ImageFrame[] }) =>
  unit !== undefined && frames.length > 1

/** A name's texts and the whole numbers between them. */
const partsOf = (path: string) => ({
  texts: fileName(path).split(/\d+/),
  numbers: fileName(path).match(/\d+/g) ?? [],
})

const frameOf = ({ path, bytes }: Artifact, step: number, loggedAt: number | null): ImageFrame => ({
  path,
  bytes: bytes ?? 0,
  step,
  loggedAt,
})

const inOrder = (frames: ImageFrame[]) =>
  frames.toSorted(
    (a, b) =>
      a.step - b.step ||
      (a.loggedAt ?? 0) - (b.loggedAt ?? 0) ||
      (a.path < b.path ? -1 : Number(a.path > b.path)),
  )
