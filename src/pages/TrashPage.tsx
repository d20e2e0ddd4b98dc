import { useSuspenseQuery } from '@tanstack/react-query'
import { Trash } from '#features/trash/Trash.tsx'
import { experimentQueries } from '#mlflow/experiments.ts'
import { queryClient } from '#mlflow/queryClient.ts'
import { Page } from '#ui/Page.tsx'

export const loader = () => queryClient.ensureQueryData(experimentQueries.list())

function TrashPage() {
  const { data: experiments } = useSuspenseQuery(experimentQueries.list())
  return (
    <Page title="Trash">
      <Trash experiments={experiments} />
    </Page>
  )
}

export { TrashPage as Component }
