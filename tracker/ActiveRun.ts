import { artifactPath } from './artifactPath.ts'
import { confusionMatrixPath, countConfusions } from './confusionMatrix.ts'
import { type Dataset, datasetInput } from './datasetInput.ts'
import { metricEntries, type Params, tagEntries } from './entries.ts'
import { type Json, toJsonText } from './json.ts'
import type { Columns } from './loggedTable.ts'
import { logModel, type ModelOptions } from './logModel.ts'
import type { ModelRegistry } from './ModelRegistry.ts'
import type { RunCalls } from './RunCalls.ts'
import { RunFiles } from './RunFiles.ts'
import { RunParams } from './RunParams.ts'
import type { RunQueue } from './RunQueue.ts'
import type { TrackingServer } from './TrackingServer.ts'

/** What a run is on the server. */
export type RunIdentity = { id: string; experimentId: string; name: string; artifactUri: string }

/** What a run works with. */
type Means = {
  server: TrackingServer
  queue: RunQueue
  calls: RunCalls
  registry: ModelRegistry
  startChild: StartRun
}

export type StartRun = <Result>(
  name: string,
  body: (run: ActiveRun) => Promise<Result>,
) => Promise<Result>

/**
 * A run that is under way. Every promise resolves once the server has acknowledged what was logged, and rejects with an
 * `MlflowError`. None has to be awaited: the run ends after all of them, and fails when one failed that nobody awaited.
 */
export class ActiveRun {
  readonly id: string
  readonly experimentId: string
  readonly name: string
  readonly artifactUri: string
  readonly #means: Means
  readonly #params: RunParams
  readonly #files: RunFiles

  constructor({ id, experimentId, name, artifactUri }: RunIdentity, means: Means) {
    this.id = id
    this.experimentId = experimentId
    this.name = name
    this.artifactUri = artifactUri
    this.#means = means
    this.#params = new RunParams(means.queue)
    this.#files = new RunFiles(means.server, means.queue, this)
  }

  /** A param holds one value for good: another one is refused, the same one again does nothing. Lists become JSON. */
  logParams(params: Params): Promise<void> {
    return this.#call(() => this.#params.log(params))
  }

  /** Adds a point to each metric, at the time of the call. `step` is a whole number, 0 unless given. */
  logMetrics(metrics: Record<string, number>, { step = 0 }: { step?: number } = {}): Promise<void> {
    return this.#call(() => this.#means.queue.log(metricEntries(metrics, step, Date.now())))
  }

  /** Sets tags, also when they had another value. `mlflow.note.content` is the run's description. */
  setTags(tags: Record<string, string>): Promise<void> {
    return this.#call(() => this.#means.queue.log(tagEntries(tags)))
  }

  /** Tells which data the run works on, and what for, such as `training`. */
  logInput(dataset: Dataset, context: string): Promise<void> {
    const { server, queue } = this.#means
    return this.#call(async () => {
      const input = JSON.stringify(datasetInput(this.id, dataset, context))
      await queue.run(() => server.post('runs/log-inputs', input))
    })
  }

  /** Writes a text file. */
  logText(text: string, path: string): Promise<void> {
    return this.#call(() => this.#files.put(path, new Blob([text], { type: 'text/plain' })))
  }

  /** Writes a JSON file, indented by two. */
  logDict(value: Json, path: string): Promise<void> {
    return this.#call(() => this.#files.put(path, jsonBlob(toJsonText(value, path, 2))))
  }

  /** Uploads a file under its own name: by its path on this machine, or in a browser as a `File`. */
  logArtifact(file: string | File, folder?: string): Promise<void> {
    return this.#call(() =>
      typeof file === 'string'
        ? this.#files.putFromDisk(file, folder)
        : this.#files.put(artifactPath(folder, file.name), file),
    )
  }

  /** Uploads every file below a folder on this machine. */
  logArtifacts(folderOnDisk: string, folder?: string): Promise<void> {
    return this.#call(() => this.#files.putFolderFromDisk(folderOnDisk, folder))
  }

  /** Writes a table that `mlflow.load_table` reads; the rows of later calls on the same path are appended. */
  logTable(columns: Columns, path: string): Promise<void> {
    return this.#call(() => this.#files.appendToTable(columns, path))
  }

  /**
   * Counts the samples of each pair of classes, given as indices into `labels`, and writes `{labels, matrix}` as JSON.
   * Resolves to the matrix: rows are the true class, columns the predicted one. Each step has a file of its own.
   */
  logConfusionMatrix(
    yTrue: readonly number[],
    yPred: readonly number[],
    { labels, step }: { labels: readonly string[]; step?: number },
  ): Promise<number[][]> {
    return this.#call(async () => {
      const matrix = countConfusions(yTrue, yPred, labels)
      const content = { labels, matrix, step }
      const path = confusionMatrixPath(step)
      await this.#files.put(path, jsonBlob(toJsonText(content, path, 2)))
      return matrix
    })
  }

  /**
   * Writes a model that can be told as JSON into the folder `path`, in MLflow's format. Resolves to the number of the
   * version that it was registered as, or null.
   */
  logModel(
    model: Json,
    path: string,
    options: ModelOptions = {},
  ): Promise<{ version: string | null }> {
    const { id, artifactUri } = this
    const run = { id, artifactUri, files: this.#files, ...this.#means }
    return this.#call(() => logModel(run, model, path, options))
  }

  /** Starts a run within this one, which does not end before it. */
  startRun<Result>(name: string, body: (run: ActiveRun) => Promise<Result>): Promise<Result> {
    return this.#call(() => this.#means.startChild(name, body))
  }

  /** `work` begins at once, so whatever it reads is as it was at the time of the call. */
  #call<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#means.calls.make(async () => work())
  }
}

const jsonBlob = (text: string) => new Blob([text], { type: 'application/json' })
