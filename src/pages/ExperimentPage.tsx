import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { type LoaderFunctionArgs, type Params, useParams } from 'react-router-dom'
import { placeOf } from '#features/experiment-tree/experimentTree.ts'
import { FirstRunGuide } from '#features/experiments-table/FirstRunGuide.tsx'
import { RunsPanel } from '#features/runs-table/RunsPanel.tsx'
import { type Experiment, experimentQueries } from '#mlflow/experiments.ts'
import { queryClient } from '#mlflow/queryClient.ts'
import { requireParam } from '#src/routeParams.ts'
import { Page } from '#ui/Page.tsx'
import classes from './ExperimentPage.module.css'

const readIds = (params: Params) => requireParam(params, 'experimentIds').split(',').filter(Boolean)

/** Those that the list of all experiments lacks: deleted, brand-new, or not there at all. */
const notListed = (ids: readonly string[], listed: readonly Experiment[]) =>
  ids.filter((id) => !listed.some((experiment) => experiment.id === id))

export async function loader({ params }: LoaderFunctionArgs) {
  const listed = await queryClient.ensureQueryData(experimentQueries.list())
  const details = notListed(readIds(params), listed).map((id) =>
    queryClient.ensureQueryData(experimentQueries.detail(id)),
  )
  await Promise.all(details)
  return null
}

function ExperimentPage() {
  const key = requireParam(useParams(), 'experimentIds')
  // Another experiment is another table: nothing of the former's rows or scroll position stays.
  return <Workspace key={key} ids={readIds({ experimentIds: key })} />
}

function Workspace({ ids }: { ids: string[] }) {
  const { data: listed } = useSuspenseQuery(experimentQueries.list())
  const others = useSuspenseQueries({
    queries: notListed(ids, listed).map((id) => experimentQueries.detail(id)),
    combine: (results) => results.map(({ data }) => data),
  })
  const byId = useMemo(
    () => new Map([...listed, ...others].map((experiment) => [experiment.id, experiment])),
    [listed, others],
  )
  const experimentName = useCallback((id: string) => byId.get(id)?.name ?? id, [byId])
  const experiments = ids.flatMap((id) => byId.get(id) ?? [])
  const { title, folders } = describe(experiments)
  const [first] = experiments
  return (
    <Page
      layout="fill"
      title={title}
      breadcrumb={folders.length > 0 && <p className={classes.folders}>{folders.join(' / ')}</p>}
    >
      <div className={classes.workspace}>
        <RunsPanel
          experimentIds={ids}
          experimentName={experimentName}
          whenEmpty={
            <FirstRunGuide
              title={ids.length === 1 ? 'This experiment has no runs yet' : 'There are no runs yet'}
              experimentName={first?.name ?? ''}
            />
          }
        />
      </div>
    </Page>
  )
}

/** One experiment goes by its name, several by the innermost folder around them all. */
function describe(experiments: readonly Experiment[]) {
  const places = experiments.map(placeOf)
  const [place] = places
  if (place && places.length === 1) return { title: place.name, folders: place.folders }
  const shared = (place?.folders ?? []).filter((_, depth) =>
    places.every(({ folders }) =>
      folders.slice(0, depth + 1).every((name, level) => name === place?.folders[level]),
    ),
  )
  const count = `${experiments.length} experiments`
  const folder = shared.at(-1)
  return folder === undefined
    ? { title: count, folders: [] }
    : { title: `${folder} (${count})`, folders: shared.slice(0, -1) }
}

export { ExperimentPage as Component }
