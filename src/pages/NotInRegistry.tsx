import type { ReactNode } from 'react'
import { Message } from '#ui/Message.tsx'
import { Page } from '#ui/Page.tsx'

type Props = {
  /** Of the page. */
  title: string
  /** What the registry does not have, as a sentence. */
  missing: string
  /** Leads elsewhere. */
  way: ReactNode
}

/** Stands in for the page of a model or a version that is not there. */
export const NotInRegistry = ({ title, missing, way }: Props) => (
  <Page title={title}>
    <Message tone="neutral" title={missing} actions={way}>
      It may have been deleted or renamed.
    </Message>
  </Page>
)
