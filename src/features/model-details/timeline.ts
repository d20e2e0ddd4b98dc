import type { ModelVersion } from '#mlflow/registry.ts'
import { type Stage, STAGES } from '#protocol/registry.ts'
import { inStageAt, type StageSpan, stageSpans } from '#src/registry/registryHistory.ts'

/** From when to when, in ms since the epoch. */
export type Period = { start: number; end: number }

/** A time in a stage as a part of a lane: both in percent of it. */
export type DrawnSpan = {
  span: StageSpan
  left: number
  width: number
  /** How far before it its beginning may have been; null where that is known. */
  unsure: number | null
}

export type TimelineLane = { version: string; spans: DrawnSpan[] }

/** From the first registration until now. */
export function periodOf(versions: readonly ModelVersion[], now: number): Period {
  const times = versions.flatMap(({ createdAt }) => createdAt?.getTime() ?? [])
  const start = Math.min(now, ...times)
  // Of clocks that do not agree, the later one counts.
  const end = Math.max(now, ...versions.flatMap((version) => lastTimeOf(version)))
  return { start, end: end > start ? end : start + 1 }
}

const lastTimeOf = (version: ModelVersion) => stageSpans(version).map(({ from }) => from)

/** One lane for each version, with its stages one after the other. */
export function timelineLanes(
  versions: readonly ModelVersion[],
  { start, end }: Period,
): TimelineLane[] {
  const placeOf = (time: number) =>
    (100 * (Math.max(start, Math.min(time, end)) - start)) / (end - start)
  return versions.map((version) => ({
    version: version.version,
    spans: stageSpans(version).map((span) => {
      const left = placeOf(span.from)
      return {
        span,
        left,
        width: placeOf(span.to ?? end) - left,
        unsure: span.notBefore === null ? null : left - placeOf(span.notBefore),
      }
    }),
  }))
}

export type StagesThen = {
  /** Each stage that some version has been in, with those that were in it then. */
  stages: { stage: Stage; versions: string[] }[]
  /** Moves of which it is not known whether they had happened by then. */
  unsure: { span: StageSpan; before: Stage }[]
}

/** Which versions were in which stage at a time, as far as that is known; `time` in ms since the epoch. */
export function stagesAt(versions: readonly ModelVersion[], time: number): StagesThen {
  const all = versions.map((version) => stageSpans(version))
  const spans = all.flat()
  const stages = STAGES.filter((stage) => spans.some((span) => span.stage === stage))
  return {
    stages: stages.map((stage) => ({
      stage,
      versions: inStageAt(spans, stage, time).map(({ version }) => version),
    })),
    unsure: all.flatMap((own) =>
      own.flatMap((span, at) => {
        const before = own[at - 1]
        const isOpen = span.notBefore !== null && span.notBefore < time && time < span.from
        return isOpen && before ? [{ span, before: before.stage }] : []
      }),
    ),
  }
}
