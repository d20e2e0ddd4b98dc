import { invalid } from '#protocol/errors.ts'
import { type Stage, STAGES } from '#protocol/registry.ts'

/** A stage in any mixture of case, as the four are written. */
export function readStage(text: string): Stage {
  const stage = STAGES.find((name) => name.toLowerCase() === text.toLowerCase())
  if (stage !== undefined) return stage
  throw invalid(
    `Invalid value for field 'stage': expected one of ${STAGES.join(', ')}, got "${text.slice(0, 60)}".`,
  )
}
