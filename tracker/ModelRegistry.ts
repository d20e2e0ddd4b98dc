import * as z from 'zod/mini'
import { invalid, MlflowError } from '#protocol/errors.ts'
import { LIMITS } from '#protocol/keyRules.ts'
import {
  modelVersionResponse,
  searchModelVersionsResponse,
  type Stage,
  stageSchema,
} from '#protocol/registry.ts'
import { stageTransitions } from '#protocol/transitions.ts'
import { checkKey, checkLength } from './entries.ts'
import { createOnce } from './retries.ts'
import type { TrackingServer } from './TrackingServer.ts'

type NewVersion = { source: string; runId: string; description: string | undefined }

/** Registered models and their versions. */
export class ModelRegistry {
  readonly #server: TrackingServer
  readonly #user: string
  /** The versions made here, as name and number, so that an older one is never taken for a new one. */
  readonly #created = new Set<string>()

  constructor(server: TrackingServer, user: string) {
    this.#server = server
    this.#user = user
  }

  async describeModel(name: string, description: string): Promise<void> {
    await this.#server.patch('registered-models/update', { name, description })
  }

  async setModelTags(name: string, tags: Record<string, string>): Promise<void> {
    checkTags(tags)
    for (const [key, value] of Object.entries(tags)) {
      await this.#server.post('registered-models/set-tag', { name, key, value })
    }
  }

  async describeVersion(name: string, version: string, description: string): Promise<void> {
    await this.#server.patch('model-versions/update', { name, version, description })
  }

  async setVersionTags(name: string, version: string, tags: Record<string, string>): Promise<void> {
    checkTags(tags)
    for (const [key, value] of Object.entries(tags)) {
      await this.#server.post('model-versions/set-tag', { name, version, key, value })
    }
  }

  /** Points an alias at a version, also when it pointed at another one before. */
  async setAlias(name: string, alias: string, version: string): Promise<void> {
    await this.#server.post('registered-models/alias', { name, alias, version })
  }

  /**
   * Moves a version to another stage, and keeps the reason as a tag of the version. `archiveExisting` sends whatever is
   * in that stage to Archived; MLflow allows it for Staging and Production only.
   */
  async transitionStage(
    name: string,
    version: string,
    stage: Stage,
    options: { reason: string; archiveExisting?: boolean },
  ): Promise<void> {
    const { reason, archiveExisting = false } = options
    if (archiveExisting && (stage === 'None' || stage === 'Archived')) {
      throw invalid(`archiveExisting: nothing is archived by a move to ${stage}`)
    }
    const before = await this.#server.get(
      'model-versions/get',
      { name, version },
      modelVersionResponse,
    )
    const move = {
      time: Date.now(),
      from: z.parse(stageSchema, before.model_version.current_stage),
      to: stage,
      reason,
      user: this.#user,
    }
    const { key, value } = stageTransitions.write(move)
    checkLength('reason', key, value, LIMITS.registryTagValue)
    await this.#server.post('model-versions/transition-stage', {
      name,
      version,
      stage,
      archive_existing_versions: archiveExisting,
    })
    await this.#server.post('model-versions/set-tag', { name, version, key, value })
  }

  /** Registers a model that a run has logged, under a name that may be new. Resolves to the version's number. */
  async register(name: string, { source, runId, description }: NewVersion): Promise<string> {
    await this.#ensureModel(name)
    const version = await createOnce(
      async () => {
        const body = { name, source, run_id: runId, ...(description && { description }) }
        const { model_version } = await this.#server.postOnce(
          'model-versions/create',
          body,
          modelVersionResponse,
        )
        return model_version.version
      },
      async () => {
        const { model_versions } = await this.#server.getOnce(
          'model-versions/search',
          { filter: `run_id = '${runId}'` },
          searchModelVersionsResponse,
        )
        return model_versions.find(
          (found) =>
            found.name === name &&
            found.source === source &&
            !this.#created.has(`${name}/${found.version}`),
        )?.version
      },
    )
    this.#created.add(`${name}/${version}`)
    return version
  }

  async #ensureModel(name: string) {
    try {
      await this.#server.post('registered-models/create', { name })
    } catch (error) {
      if (!(error instanceof MlflowError && error.code === 'RESOURCE_ALREADY_EXISTS')) throw error
    }
  }
}

function checkTags(tags: Record<string, string>) {
  for (const [key, value] of Object.entries(tags)) {
    checkKey('tags', key)
    checkLength('tags', key, value, LIMITS.registryTagValue)
  }
}
