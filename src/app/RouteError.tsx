import { useRouteError } from 'react-router-dom'
import { MlflowError } from '#protocol/errors.ts'
import { Page } from '#ui/Page.tsx'

export function RouteError() {
  const error = useRouteError()
  if (error instanceof MlflowError && error.status === 404) {
    return <Page title="Not found">{error.message}</Page>
  }
  return <Page title="Something went wrong">{String(error)}</Page>
}
