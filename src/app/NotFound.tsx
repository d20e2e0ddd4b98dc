import { Link } from 'react-router-dom'
import { paths } from '#src/paths.ts'
import { Page } from '#ui/Page.tsx'

export function NotFound() {
  return (
    <Page title="No such page">
      <p>
        Nothing is at this address. <Link to={paths.experiments()}>Show all experiments</Link>
      </p>
    </Page>
  )
}
