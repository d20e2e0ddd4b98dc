import { lazy, type ReactNode } from 'react'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { mendStyles } from './mendStyles.ts'
import { PartError } from './PartError.ts'

/**
 * A component whose code comes when it is first drawn, inside a `Suspense` of the caller. Where the code does not come,
 * a sentence says so and offers to fetch it again; `what` is the part's name there. Chromium really asks again for a
 * script that failed; a browser that does not is helped by a reload, which is offered after a second failure.
 */
export function lazyPart<Props extends object>(
  what: string,
  fetchPart: () => Promise<(props: Props) => ReactNode>,
): (props: Props) => ReactNode {
  let failures = 0
  const attempt = () => {
    const part = lazy(async () => {
      try {
        if (failures > 0) await mendStyles()
        return { default: await fetchPart() }
      } catch (error) {
        failures++
        throw new PartError(error, failures, () => {
          if (Part === part) Part = attempt()
        })
      }
    })
    return part
  }
  let Part = attempt()
  // Below the boundary, which draws what it was given: the part of the last attempt.
  const LastAttempt = (props: Props) => <Part {...props} />
  return (props) => (
    <ErrorBoundary what={what} keeps="lostParts">
      <LastAttempt {...props} />
    </ErrorBoundary>
  )
}
