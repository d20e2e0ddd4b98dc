import type { ReactNode } from 'react'

/** What every viewer of one file gets. */
export type ViewerProps = {
  runId: string
  path: string
  /** As the listing says. */
  bytes: number
  /** The same file as text, for a viewer that offers its source as well. */
  source: ReactNode
}
