import { Button } from '@mantine/core'
import { Link } from 'react-router-dom'
import { paths } from '#src/paths.ts'
import { Message } from '#ui/Message.tsx'
import { Page } from '#ui/Page.tsx'

export function NotFound() {
  return (
    <Page title="No such page">
      <Message
        tone="neutral"
        title="Nothing is at this address"
        actions={
          <Button component={Link} to={paths.experiments()}>
            Show all experiments
          </Button>
        }
      >
        The link may be incomplete, or made for a newer version.
      </Message>
    </Page>
  )
}
