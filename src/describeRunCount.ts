import type { RunCount } from '#mlflow/runTally.ts'
import { formatCount } from '#ui/formatCount.ts'

/** How many runs an experiment has, and where that is less than certain, why. */
export function describeRunCount({ count, more, asOf }: RunCount): string {
  if (more) return `at least ${count}: MLflow does not count; open the experiment to know`
  const runs = formatCount(count, 'run')
  return asOf === 'now' ? runs : `${runs}: those of an earlier visit, and what has started since`
}
