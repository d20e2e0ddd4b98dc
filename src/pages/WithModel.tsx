import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type ModelVersion, type RegisteredModel, registryQueries } from '#mlflow/registry.ts'
import { MlflowError } from '#protocol/errors.ts'
import { paths } from '#src/paths.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Message } from '#ui/Message.tsx'
import { Page } from '#ui/Page.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { NotInRegistry } from './NotInRegistry.tsx'

type Props = {
  name: string
  /** Of the page, as long as there is nothing to show. */
  title: string
  breadcrumb: ReactNode
  /** What is said while the registry is read. */
  loading: string
  /** The page; `versions` are the newest first. */
  children: (model: RegisteredModel, versions: readonly ModelVersion[]) => ReactNode
}

/** Reads a model with its versions; until they are there, or where they cannot be had, the page says so. */
export function WithModel({ name, title, breadcrumb, loading, children }: Props) {
  const model = useQuery(registryQueries.model(name))
  const versions = useQuery(registryQueries.versionsOf(name))
  const error = model.error ?? versions.error
  const way = <ButtonLink to={paths.models()}>Show all models</ButtonLink>
  // What was read before stays on screen when it cannot be read anew, but not when it is gone.
  if (error && isMissing(error)) {
    return <NotInRegistry title={title} missing={`There is no model “${name}”.`} way={way} />
  }
  if (model.data && versions.data) return children(model.data, versions.data)
  if (!error) {
    return (
      <Page title={title} breadcrumb={breadcrumb}>
        <Skeleton label={loading} lines={12} />
      </Page>
    )
  }
  return (
    <Page title={title}>
      <Message
        tone="problem"
        title="The model registry could not be read"
        actions={
          <>
            <Button onClick={() => void Promise.all([model.refetch(), versions.refetch()])}>
              Try again
            </Button>
            {way}
          </>
        }
      >
        {error.message}
      </Message>
    </Page>
  )
}

/** Whether the registry says that it has no such thing, rather than failing. */
const isMissing = (error: Error): boolean => error instanceof MlflowError && error.status === 404
