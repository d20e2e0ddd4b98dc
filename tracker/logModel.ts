import * as z from 'zod/mini'
import { getRunResponse } from '#protocol/runs.ts'
import { artifactPath } from './artifactPath.ts'
import { type Json, toJsonText } from './json.ts'
import type { ModelRegistry } from './ModelRegistry.ts'
import { describeModel, type InputExample, type Signature, toYaml } from './modelFiles.ts'
import { createOnce } from './retries.ts'
import type { RunFiles } from './RunFiles.ts'
import type { RunQueue } from './RunQueue.ts'
import type { TrackingServer } from './TrackingServer.ts'

export type ModelOptions = {
  /** Also registers the model, as a new version under this name. */
  registeredModelName?: string
  signature?: Signature
  inputExample?: InputExample
  /** Of the registered version. */
  description?: string
}

type Run = {
  id: string
  artifactUri: string
  server: TrackingServer
  queue: RunQueue
  files: RunFiles
  registry: ModelRegistry
}

/** Writes a model's files below `folder`, tells the run of it, and registers it if asked. */
export async function logModel(
  run: Run,
  model: Json,
  folder: string,
  options: ModelOptions,
): Promise<{ version: string | null }> {
  artifactPath(folder)
  const { registeredModelName, signature, inputExample, description } = options
  const content = describeModel({
    artifactPath: folder,
    modelId: crypto.randomUUID().replaceAll('-', ''),
    runId: run.id,
    createdAt: new Date(),
    signature,
    hasInputExample: inputExample !== undefined,
  })
  const files: [name: string, content: Blob][] = [
    ['model.json', jsonBlob(toJsonText(model, 'model'))],
    ['MLmodel', new Blob([toYaml(content)], { type: 'text/plain' })],
  ]
  if (inputExample) {
    files.push(['input_example.json', jsonBlob(toJsonText(inputExample, 'inputExample'))])
  }
  return run.queue.run(async () => {
    for (const [name, blob] of files) await run.files.upload(`${folder}/${name}`, blob)
    await tellRun(run, content)
    if (registeredModelName === undefined) return { version: null }
    const source = `${run.artifactUri}/${folder}`
    const version = { source, runId: run.id, description }
    return { version: await run.registry.register(registeredModelName, version) }
  })
}

const jsonBlob = (text: string) => new Blob([text], { type: 'application/json' })

/** The server appends to a list that it keeps in a tag, so this is not sent again unless the model is missing there. */
async function tellRun({ server, id }: Run, content: ReturnType<typeof describeModel>) {
  const body = { run_id: id, model_json: JSON.stringify(content) }
  await createOnce(
    () => server.postOnce('runs/log-model', body, z.looseObject({})),
    async () => {
      const { run } = await server.getOnce('runs/get', { run_id: id }, getRunResponse)
      return run.data.tags.find(
        ({ key, value }) =>
          key === 'mlflow.log-model.history' && value.includes(content.model_uuid),
      )
    },
  )
}
