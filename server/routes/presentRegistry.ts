import type { ModelVersionRecord } from '../store/modelVersionRecords.ts'
import type { RegisteredModelRecord } from '../store/registeredModels.ts'
import { listed, presentKeyValues } from './present.ts'

export function presentModelVersion(version: ModelVersionRecord) {
  return { ...presentVersionAlone(version), aliases: listed(version.aliases) }
}

/** A version as part of its model, which lists the aliases of all its versions itself. */
function presentVersionAlone(version: ModelVersionRecord) {
  return {
    name: version.name,
    version: String(version.version),
    creation_timestamp: version.creation_time ?? undefined,
    last_updated_timestamp: version.last_updated_time ?? undefined,
    current_stage: version.current_stage,
    description: version.description ?? undefined,
    source: version.source ?? '',
    run_id: version.run_id ?? '',
    status: version.status,
    status_message: version.status_message ?? undefined,
    tags: presentKeyValues(version.tags),
    run_link: version.run_link ?? '',
  }
}

export function presentRegisteredModel(model: RegisteredModelRecord) {
  return {
    name: model.name,
    creation_timestamp: model.creation_time ?? undefined,
    last_updated_timestamp: model.last_updated_time ?? undefined,
    description: model.description || undefined,
    latest_versions: listed(model.latestVersions.map(presentVersionAlone)),
    tags: presentKeyValues(model.tags),
    aliases: listed(
      model.aliases.map(({ alias, version }) => ({ alias, version: String(version) })),
    ),
  }
}
