import type { Run } from '#mlflow/runs.ts'
import { type Delta, isWithinNoise } from '#src/metricDelta.ts'
import type { ModelFile } from './readModelFile.ts'

/** What speaks for or against putting a version to use; `unknown` where it cannot be told. */
export type PromotionCheck = {
  name: string
  state: 'passed' | 'failed' | 'unknown'
  /** Why, in a sentence without its full stop. */
  detail: string
}

type Candidate = {
  /** Null where the version has no run, or it is not there any more. */
  run: Run | null
  /** Null where the version has no `MLmodel` file, or none that can be read. */
  model: ModelFile | null
  /** Whether it lists the packages that it needs. */
  hasRequirements: boolean
}

/** How the candidate stands to the version in use, in the metric that it is known by. */
type Headline = { metric: string; delta: Delta | null }

/** What is looked at before a version is moved. `headline` is null where there is none to compare with. */
export const promotionChecks = (
  candidate: Candidate,
  headline: Headline | null,
): PromotionCheck[] => [
  runCheck(candidate.run),
  signatureCheck(candidate.model),
  metricCheck(headline),
  reproducibleCheck(candidate),
]

function runCheck(run: Run | null): PromotionCheck {
  const name = 'Run finished'
  if (!run) return { name, state: 'unknown', detail: 'the version has no run that can be read' }
  return run.status === 'FINISHED'
    ? { name, state: 'passed', detail: `${run.name} finished` }
    : { name, state: 'failed', detail: `${run.name} is ${run.status.toLowerCase()}` }
}

function signatureCheck(model: ModelFile | null): PromotionCheck {
  const name = 'Signature present'
  if (!model) return { name, state: 'unknown', detail: 'its MLmodel file cannot be read' }
  return model.signature
    ? { name, state: 'passed', detail: 'callers know what goes in and what comes out' }
    : { name, state: 'failed', detail: 'the model was logged without one' }
}

function metricCheck(headline: Headline | null): PromotionCheck {
  const name = 'Metric not worse'
  if (!headline) return { name, state: 'unknown', detail: 'there is nothing to compare it with' }
  const { metric, delta } = headline
  if (!delta) return { name, state: 'unknown', detail: `${metric} is not known for both versions` }
  if (delta.verdict === 'worse') {
    return isWithinNoise(delta)
      ? { name, state: 'passed', detail: `${metric} is worse by no more than seeds explain` }
      : { name, state: 'failed', detail: `${metric} is worse` }
  }
  if (delta.verdict === 'unknown') {
    return { name, state: 'unknown', detail: `which way ${metric} gets better is not known` }
  }
  return {
    name,
    state: 'passed',
    detail: `${metric} is ${delta.verdict === 'same' ? 'the same' : 'better'}`,
  }
}

/** What has to be known to make the same model again. */
function reproducibleCheck({ run, hasRequirements }: Candidate): PromotionCheck {
  const name = 'Reproducible'
  if (!run) return { name, state: 'unknown', detail: 'the version has no run that can be read' }
  const missing = [
    ...(run.tags.has('mlflow.source.git.commit') ? [] : ['the git commit']),
    ...(run.datasets.length > 0 ? [] : ['the dataset']),
    ...(hasRequirements ? [] : ['the packages']),
  ]
  return missing.length === 0
    ? { name, state: 'passed', detail: 'commit, dataset and packages are known' }
    : { name, state: 'failed', detail: `not logged: ${missing.join(', ')}` }
}
