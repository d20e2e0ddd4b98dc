import { host } from '#tracker-host'
import { invalid, MlflowError } from '#protocol/errors.ts'
import { createExperimentResponse, getExperimentResponse } from '#protocol/experiments.ts'
import { LIMITS } from '#protocol/keyRules.ts'
import type { ActiveRun } from './ActiveRun.ts'
import { conductRun } from './conductRun.ts'
import { checkKey, checkLength } from './entries.ts'
import { ModelRegistry } from './ModelRegistry.ts'
import { createOnce } from './retries.ts'
import { TrackingServer } from './TrackingServer.ts'

export type TrackerOptions = {
  /** Default: MLFLOW_TRACKING_URI in Node, else http://127.0.0.1:5000; in a browser the page's own origin. */
  trackingUri?: string
  /** Value of mlflow.user; default as the Python client finds it (LOGNAME, USER, … then the OS). */
  user?: string
}

/**
 * Logs runs to one experiment of a server that speaks MLflow's REST API. Requests are tried up to six times over some
 * 20 seconds; what fails then, or is refused, is an `MlflowError`. Credentials come from the tracking URI, or in Node
 * from MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.
 */
export class MLflowTracker {
  readonly registry: ModelRegistry
  readonly #server: TrackingServer
  readonly #experimentName: string
  readonly #user: string
  #experimentId: Promise<string> | undefined

  constructor(experimentName: string, options: TrackerOptions = {}) {
    const { trackingUri = host.trackingUri(), user = host.user() } = options
    if (experimentName === '') throw invalid('experimentName: it is empty')
    this.#experimentName = experimentName
    this.#user = user
    this.#server = new TrackingServer(trackingUri)
    this.registry = new ModelRegistry(this.#server, user)
  }

  /** Finds the experiment or creates it, once. A deleted one is refused. */
  async experimentId(): Promise<string> {
    this.#experimentId ??= this.#findOrCreateExperiment()
    try {
      return await this.#experimentId
    } catch (error) {
      this.#experimentId = undefined
      throw error
    }
  }

  /** `mlflow.note.content` is the experiment's description. */
  async setExperimentTags(tags: Record<string, string>): Promise<void> {
    for (const [key, value] of Object.entries(tags)) {
      checkKey('tags', key)
      checkLength('tags', key, value, LIMITS.experimentTagValue)
    }
    const experimentId = await this.experimentId()
    for (const [key, value] of Object.entries(tags)) {
      const tag = { experiment_id: experimentId, key, value }
      await this.#server.post('experiments/set-experiment-tag', tag)
    }
  }

  /**
   * Calls `body` with a new run, and resolves to what it resolves to once everything is delivered. The run ends FINISHED;
   * it ends FAILED when `body` throws, or when a call that nobody awaited failed, and that error is thrown; it ends
   * KILLED when the process is interrupted or the page is left.
   */
  async startRun<Result>(name: string, body: (run: ActiveRun) => Promise<Result>): Promise<Result> {
    const plan = {
      experimentId: await this.experimentId(),
      name,
      user: this.#user,
      parentId: null,
    }
    return conductRun({ server: this.#server, registry: this.registry }, plan, body)
  }

  async #findOrCreateExperiment(): Promise<string> {
    return (await this.#findExperiment()) ?? (await this.#createExperiment())
  }

  async #findExperiment(): Promise<string | undefined> {
    const name = this.#experimentName
    try {
      const query = { experiment_name: name }
      const { experiment } = await this.#server.get(
        'experiments/get-by-name',
        query,
        getExperimentResponse,
      )
      if (experiment.lifecycle_stage === 'active') return experiment.experiment_id
    } catch (error) {
      if (hasCode(error, 'RESOURCE_DOES_NOT_EXIST')) return undefined
      throw error
    }
    throw invalid(
      `The experiment "${name}" is deleted. Restore it to log to it, or choose another name.`,
    )
  }

  async #createExperiment(): Promise<string> {
    try {
      const body = { name: this.#experimentName }
      const create = () =>
        this.#server.postOnce('experiments/create', body, createExperimentResponse)
      return (await createOnce(create, async () => undefined)).experiment_id
    } catch (error) {
      // Another process was faster, or our own first try was carried out after all.
      const id = hasCode(error, 'RESOURCE_ALREADY_EXISTS')
        ? await this.#findExperiment()
        : undefined
      if (id === undefined) throw error
      return id
    }
  }
}

const hasCode = (error: unknown, code: string) =>
  error instanceof MlflowError && error.code === code
