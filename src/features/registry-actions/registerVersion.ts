import { createModel, createVersion, deleteModel } from '#mlflow/registryChanges.ts'
import type { ModelVersion } from '#mlflow/registry.ts'

/** Registers a version, and its model first where that is new: it does not stay where the version is refused. */
export async function registerVersion(
  version: Parameters<typeof createVersion>[0],
  isNewModel: boolean,
): Promise<ModelVersion> {
  if (isNewModel) await createModel(version.model, '')
  try {
    return await createVersion(version)
  } catch (error) {
    // What counts is why the version was refused.
    if (isNewModel) await deleteModel(version.model).catch(() => undefined)
    throw error
  }
}
