import type { ReactNode } from 'react'
import { MlflowError } from '#protocol/errors.ts'
import { Button } from '#ui/Button.tsx'
import { Message } from '#ui/Message.tsx'
import { Page } from '#ui/Page.tsx'

type Props = {
  /** Of the page. */
  title: string
  /** What is said where the registry has no such thing. */
  missing: string
  /** Null where what was read lacks it. */
  error: Error | null
  onRetry: () => void
  /** Leads elsewhere. */
  way: ReactNode
}

/** Whether the registry says that it has no such thing, rather than failing. */
export const isMissing = (error: Error): boolean =>
  error instanceof MlflowError && error.status === 404

/** Stands in for the page of a model or a version that is not there, or cannot be read. */
export const RegistryProblem = ({ title, missing, error, onRetry, way }: Props) => (
  <Page title={title}>
    {error === null || isMissing(error) ? (
      <Message tone="neutral" title={missing} actions={way}>
        It may have been deleted or renamed.
      </Message>
    ) : (
      <Message
        tone="problem"
        title="The model registry could not be read"
        actions={
          <>
            <Button onClick={onRetry}>Try again</Button>
            {way}
          </>
        }
      >
        {error.message}
      </Message>
    )}
  </Page>
)
