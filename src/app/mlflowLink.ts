import { paths } from '#src/paths.ts'

const EXPERIMENT = /^#\/experiments\/([^/?]+)\/?(?:[s?].*)?$/
const RUN = /^#\/(?:experiments\/[^/?]+\/)?runs\/([^/?]+)(?:\/artifacts?\w*\/([^?]+))?/
const MODEL = /^#\/models\/([^/?]+)(?:\/versions\/(\d+))?/
const MODELS = /^#\/models(?:[/?]|$)/

/**
 * The page of ours that shows what an address of MLflow's own interface names, e.g. `#/experiments/4/runs/ab12`,
 * as the Python client prints it at the end of a run. Null for anything else.
 */
export function fromMlflowLink(hash: string): string | null {
  const [, runId, artifact] = RUN.exec(hash) ?? []
  if (runId !== undefined && artifact !== undefined) {
    return paths.artifact(decode(runId), artifact.split('/').map(decode).join('/'))
  }
  if (runId !== undefined) return paths.run(decode(runId))
  const [, experimentId] = EXPERIMENT.exec(hash) ?? []
  if (experimentId !== undefined) return paths.experiment(decode(experimentId))
  const [, model, version] = MODEL.exec(hash) ?? []
  if (model !== undefined && version !== undefined)
    return paths.modelVersion(decode(model), version)
  if (model !== undefined) return paths.model(decode(model))
  return MODELS.test(hash) ? paths.models() : null
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
