import { useQuery, useQueryErrorResetBoundary } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useRouteError } from 'react-router-dom'
import { serverQueries } from '#mlflow/server.ts'
import { paths } from '#src/paths.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Message } from '#ui/Message.tsx'
import { Page } from '#ui/Page.tsx'
import { explainError } from './explainError.ts'

/** Stands in for a page that failed: what happened, and the way on. */
export function RouteError() {
  const { title, message, remedy } = explainError(useRouteError())
  const canReload = remedy === 'reload' || remedy === 'reloadWhenBack'
  return (
    <Page title={title}>
      {remedy === 'waits' && <RetryWhenBack />}
      {remedy === 'reloadWhenBack' && <ReloadWhenBack />}
      <Message
        tone="problem"
        actions={
          <>
            {canReload && <Button onClick={() => window.location.reload()}>Reload the page</Button>}
            {/* A plain page load: the shell itself may be what failed. */}
            <ButtonLink to={paths.experiments()} reloadDocument={canReload}>
              Show all experiments
            </ButtonLink>
          </>
        }
      >
        {message}
      </Message>
    </Page>
  )
}

/** Goes to the same address again each time the backend has answered since the page failed. */
function RetryWhenBack() {
  const navigate = useNavigate()
  const address = useLocation()
  const { reset } = useQueryErrorResetBoundary()
  const { dataUpdatedAt } = useQuery(serverQueries.pulse())
  const [failedAt] = useState(() => Date.now())
  const triedAt = useRef(failedAt)
  useEffect(() => {
    if (dataUpdatedAt <= triedAt.current) return
    triedAt.current = dataUpdatedAt
    reset()
    // A mere revalidation may be over before the error boundary has seen it begin, and then clears nothing.
    void navigate(address, { replace: true })
  }, [dataUpdatedAt, reset, navigate, address])
  return null
}

/** Loads the page anew once a backend that is found to be away has come back: a browser may remember that a script failed. */
function ReloadWhenBack() {
  const { error } = useQuery({ ...serverQueries.pulse(), refetchOnMount: 'always' })
  const [wasLost, setWasLost] = useState(false)
  if (error && !wasLost) setWasLost(true)
  useEffect(() => {
    if (wasLost && !error) window.location.reload()
  }, [wasLost, error])
  return null
}
