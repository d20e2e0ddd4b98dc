import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { experimentTree, placeOf, visibleRows } from '#features/experiment-tree/experimentTree.ts'
import { type FolderSeparator, folderSeparator } from '#features/experiment-tree/folderSeparator.ts'
import { ExperimentsTable } from '#features/experiments-table/ExperimentsTable.tsx'
import { FirstRunGuide } from '#features/experiments-table/FirstRunGuide.tsx'
import { TrainingNow } from '#features/experiments-table/TrainingNow.tsx'
import { type Experiment, experimentQueries } from '#mlflow/experiments.ts'
import { queryClient } from '#mlflow/queryClient.ts'
import { Page } from '#ui/Page.tsx'

export const loader = () => queryClient.ensureQueryData(experimentQueries.list())

/** The experiment that every store begins with, and that says nothing while it is alone. */
const DEFAULT_ID = '0'

/** In the order in which the tree shows them. */
const inTreeOrder = (experiments: readonly Experiment[], separator: FolderSeparator) =>
  visibleRows(experimentTree(experiments, separator), () => true).flatMap(({ node }) =>
    node.kind === 'folder'
      ? []
      : [{ experiment: node.experiment, ...placeOf(node.experiment, separator) }],
  )

function ExperimentsPage() {
  const { data: experiments } = useSuspenseQuery(experimentQueries.list())
  const separator = folderSeparator.useValue()
  const isFresh = experiments.every(({ id }) => id === DEFAULT_ID)
  const placed = useMemo(() => inTreeOrder(experiments, separator), [experiments, separator])
  return (
    <Page title="Experiments">
      <TrainingNow experiments={placed} />
      {experiments.length > 0 && <ExperimentsTable experiments={placed} />}
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
