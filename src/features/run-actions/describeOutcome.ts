import type { RunFailure } from '#mlflow/runMutations.ts'
import { formatCount } from '#ui/formatCount.ts'

/** What was done to runs, as it stands in a sentence. */
export type Deed = 'renamed' | 'retagged' | 'deleted' | 'restored'

/** Reasons beyond these are only counted. */
const MOST_REASONS = 3

/** What came of a change to the runs of these names, in the server's own words where it refused. */
export function describeOutcome(
  deed: Deed,
  names: readonly string[],
  failures: readonly RunFailure[],
): string {
  const reasons = listReasons(failures)
  const failed = failures.length
  const [only] = names
  if (names.length === 1) {
    return failed === 0 ? `“${only}” was ${deed}.` : `“${only}” was not ${deed}. ${reasons}`
  }
  const all = formatCount(names.length, 'run')
  if (failed === 0) return `${all} were ${deed}.`
  if (failed === names.length) return `None of ${all} was ${deed}. ${reasons}`
  return `${names.length - failed} of ${all} were ${deed}; ${failed} failed: ${reasons}`
}

function listReasons(failures: readonly RunFailure[]): string {
  const reasons = [...new Set(failures.map(({ reason }) => reason))]
  const shown = reasons.slice(0, MOST_REASONS).join(' ')
  const rest = reasons.length - MOST_REASONS
  return rest > 0 ? `${shown} And ${formatCount(rest, 'other reason')}.` : shown
}
