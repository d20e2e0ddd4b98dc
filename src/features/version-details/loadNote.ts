import { canBeNamed } from '#src/registry/modelUris.ts'
import type { ModelVersion } from '#mlflow/registry.ts'

/** What is to be known of how a version is loaded, as a sentence; null where nothing is. `newestInStage` is the one of its stage. */
export function loadNote(
  { model, version, stage }: Pick<ModelVersion, 'model' | 'version' | 'stage'>,
  newestInStage: string | null,
): string | null {
  if (!canBeNamed(model)) {
    return 'An address models:/… cannot name this model, since its name holds a slash or a question mark.'
  }
  if (stage === 'None' || newestInStage === null) return null
  return newestInStage === version
    ? `By its stage, MLflow loads the newest version in ${stage}, which this one is now.`
    : `By the stage ${stage}, MLflow loads version ${newestInStage}, which is newer.`
}
