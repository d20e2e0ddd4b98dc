import { paths } from '#src/paths.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Message } from '#ui/Message.tsx'
import { Page } from '#ui/Page.tsx'

export function NotFound() {
  return (
    <Page title="No such page">
      <Message
        tone="neutral"
        title="Nothing is at this address"
        actions={<ButtonLink to={paths.experiments()}>Show all experiments</ButtonLink>}
      >
        The link may be incomplete, or made for a newer version.
      </Message>
    </Page>
  )
}
