import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import {
  type LoaderFunctionArgs,
  type Params,
  type ShouldRevalidateFunctionArgs,
  useParams,
} from 'react-router-dom'
import { commonFolders, placeOf } from '#features/experiment-tree/experimentTree.ts'
import { type FolderSeparator, folderSeparator } from '#features/experiment-tree/folderSeparator.ts'
import { rememberOpened } from '#features/experiment-tree/keptExperiments.ts'
import { FirstRunGuide } from '#features/experiments-table/FirstRunGuide.tsx'
import { RunsPanel } from '#features/runs-table/RunsPanel.tsx'
import { type Experiment, experimentQueries } from '#mlflow/experiments.ts'
import { queryClient } from '#mlflow/queryClient.ts'
import { requireParam } from '#src/routeParams.ts'
import { formatCount } from '#ui/formatCount.ts'
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
  const [only, another] = readIds(params)
  if (only !== undefined && another === undefined) rememberOpened(only)
  return null
}

/** A change of the view asks for no other experiments. */
export const shouldRevalidate = ({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) => defaultShouldRevalidate && currentUrl.search === nextUrl.search

function ExperimentPage() {
  const key = requireParam(useParams(), 'experimentIds')
  // Another experiment is another table: nothing of the former's rows or scroll position stays.
  const ids = useMemo(() => readIds({ experimentIds: key }), [key])
  return <Workspace key={key} ids={ids} />
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
  const experiments = useMemo(() => ids.flatMap((id) => byId.get(id) ?? []), [ids, byId])
  const separator = folderSeparator.use()
  const experimentName = useMemo(
    () => namesWithin(experiments, separator),
    [experiments, separator],
  )
  const { title, folders } = describe(experiments, separator)
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

/** Names experiments without the folders that all of them share; an unknown one goes by its id. */
function namesWithin(experiments: readonly Experiment[], separator: FolderSeparator) {
  const shared = commonFolders(experiments, separator).length
  const names = new Map(
    experiments.map((experiment) => {
      const { folders, name } = placeOf(experiment, separator)
      return [experiment.id, [...folders.slice(shared), name].join(separator)]
    }),
  )
  return (id: string) => names.get(id) ?? id
}

/** One experiment goes by its name, several by the innermost folder around them all. */
function describe(experiments: readonly Experiment[], separator: FolderSeparator) {
  const folders = commonFolders(experiments, separator)
  const [only, another] = experiments
  if (only && !another) return { title: placeOf(only, separator).name, folders }
  const folder = folders.at(-1)
  const count = formatCount(experiments.length, 'experiment')
  return {
    title: folder === undefined ? count : `${folder} (${count})`,
    folders: folders.slice(0, -1),
  }
}

export { ExperimentPage as Component }
