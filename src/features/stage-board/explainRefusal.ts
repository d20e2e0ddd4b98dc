import type { StageMove } from '#mlflow/registry.ts'
import { MlflowError } from '#protocol/errors.ts'

/** Codes of backends that keep a registry without stages. */
const WITHOUT_STAGES = new Set(['ENDPOINT_NOT_FOUND', 'NOT_IMPLEMENTED', 'HTTP_404', 'HTTP_501'])

/** Why a move did not happen, in the server's own words where it has some. */
export function explainRefusal({ model, version, stage }: StageMove, error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  const reason =
    error instanceof MlflowError && WITHOUT_STAGES.has(error.code)
      ? `This backend does not move versions between stages: ${words}`
      : words
  return `${model} version ${version} was not moved to ${stage}. ${reason}`
}
