import { useSuspenseQuery } from '@tanstack/react-query'
import { experimentTree, placeOf, visibleRows } from '#features/experiment-tree/experimentTree.ts'
import { ExperimentsTable } from '#features/experiments-table/ExperimentsTable.tsx'
import { FirstRunGuide } from '#features/experiments-table/FirstRunGuide.tsx'
import { type Experiment, experimentQueries } from '#mlflow/experiments.ts'
import { queryClient } from '#mlflow/queryClient.ts'
import { Page } from '#ui/Page.tsx'

export const loader = () => queryClient.ensureQueryData(experimentQueries.list())

/** The experiment that every store begins with, and that says nothing while it is alone. */
const DEFAULT_ID = '0'

/** In the order in which the tree shows them. */
const inTreeOrder = (experiments: readonly Experiment[]) =>
  visibleRows(experimentTree(experiments), () => true).flatMap(({ node }) =>
    node.kind === 'folder' ? [] : [{ experiment: node.experiment, ...placeOf(node.experiment) }],
  )

function ExperimentsPage() {
  const { data: experiments } = useSuspenseQuery(experimentQueries.list())
  const isFresh = experiments.every(({ id }) => id === DEFAULT_ID)
  return (
    <Page title="Experiments">
      {experiments.length > 0 && <ExperimentsTable experiments={inTreeOrder(experiments)} />}
      {isFresh && (
        <FirstRunGuide
          title="No experiment has been started yet"
          experimentName="isolation_forest"
        />
      )}
    </Page>
  )
}

export { ExperimentsPage as Component }
