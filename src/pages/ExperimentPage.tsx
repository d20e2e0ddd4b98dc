import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import { ChartLine } from 'lucide-react'
import { Suspense, useMemo, useRef, useState } from 'react'
import {
  type LoaderFunctionArgs,
  type Params,
  type ShouldRevalidateFunctionArgs,
  useParams,
  useSearchParams,
} from 'react-router-dom'
import { commonFolders, placeOf } from '#features/experiment-tree/experimentTree.ts'
import { type FolderSeparator, folderSeparator } from '#features/experiment-tree/folderSeparator.ts'
import { rememberOpened } from '#features/experiment-tree/keptExperiments.ts'
import { FirstRunGuide } from '#features/experiments-table/FirstRunGuide.tsx'
import type { RunActionsHandle } from '#features/run-actions/RunActions.tsx'
import { RunsPanel } from '#features/runs-table/RunsPanel.tsx'
import { useWorkspace, type Workspace } from '#features/runs-table/useWorkspace.ts'
import { DefaultView } from '#features/views/DefaultView.tsx'
import { UndoRedo } from '#features/views/UndoRedo.tsx'
import { ViewsMenu } from '#features/views/ViewsMenu.tsx'
import { type Experiment, experimentQueries } from '#mlflow/experiments.ts'
import { queryClient } from '#mlflow/queryClient.ts'
import { runFeedOf } from '#mlflow/runFeeds.ts'
import { drawnRuns, firstIds } from '#src/drawnRuns.ts'
import { requireParam } from '#src/routeParams.ts'
import {
  readWorkspaceFrame,
  USUAL_SPLIT,
  type WorkspaceFrame,
  writeWorkspaceFrame,
} from '#src/workspaceFrame.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { Page } from '#ui/Page.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { SplitFrame } from '#ui/SplitFrame.tsx'
import classes from './ExperimentPage.module.css'
import { lazyPart } from '#ui/lazyPart.tsx'

// The first runs come before what searches them and what acts on the selected ones.
const WorkspaceSearch = lazyPart('The search', async () => {
  const { WorkspaceSearch } = await import('./WorkspaceSearch.tsx')
  return WorkspaceSearch
})
const SelectedRunActions = lazyPart('What can be done with selected runs', async () => {
  const { SelectedRunActions } = await import('./SelectedRunActions.tsx')
  return SelectedRunActions
})

// Charts come when somebody wants to see them.
const WorkspacePanels = lazyPart('The panels', async () => {
  const { WorkspacePanels } = await import('./WorkspacePanels.tsx')
  return WorkspacePanels
})

const readIds = (params: Params) => requireParam(params, 'experimentIds').split(',').filter(Boolean)

/** Those that the list of all experiments lacks: deleted, brand-new, or not there at all. */
const notListed = (ids: readonly string[], listed: readonly Experiment[]) =>
  ids.filter((id) => !listed.some((experiment) => experiment.id === id))

export async function loader({ params }: LoaderFunctionArgs) {
  void runFeedOf(readIds(params)).start()
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
}: ShouldRevalidateFunctionArgs) =>
  currentUrl.pathname !== nextUrl.pathname ||
  (defaultShouldRevalidate && currentUrl.search === nextUrl.search)

function ExperimentPage() {
  const key = requireParam(useParams(), 'experimentIds')
  // Another experiment is another table: nothing of the former's rows or scroll position stays.
  const ids = useMemo(() => readIds({ experimentIds: key }), [key])
  return (
    <DefaultView key={key} experimentKey={key}>
      <RunsWorkspace experimentKey={key} ids={ids} />
    </DefaultView>
  )
}

function RunsWorkspace({ experimentKey, ids }: { experimentKey: string; ids: string[] }) {
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
  const separator = folderSeparator.useValue()
  const experimentName = useMemo(
    () => namesWithin(experiments, separator),
    [experiments, separator],
  )
  const feed = useMemo(() => runFeedOf(ids), [ids])
  const workspace = useWorkspace(feed, experimentName)
  const [actions, act] = useActionKeys(workspace)
  const { title, folders } = describe(experiments, separator)
  const [first] = experiments
  const [frame, changeFrame] = useWorkspaceFrame()
  const drawnSlots = useDrawnSlots(workspace, frame.panels)
  return (
    <Page
      layout="fill"
      title={title}
      actions={
        <div className={classes.actions}>
          <UndoRedo experimentKey={experimentKey} />
          <ViewsMenu experimentKey={experimentKey} />
          <Button
            icon={<ChartLine size={14} aria-hidden />}
            variant={frame.panels ? 'light' : 'default'}
            aria-pressed={frame.panels}
            onClick={() => changeFrame({ panels: !frame.panels })}
          >
            Panels
          </Button>
        </div>
      }
      breadcrumb={folders.length > 0 && <p className={classes.folders}>{folders.join(' / ')}</p>}
    >
      <SplitFrame
        label="Size of the table"
        size={frame.split}
        usual={USUAL_SPLIT}
        onResize={(split) => changeFrame({ split })}
        first={
          <RunsPanel
            workspace={workspace}
            experiments={ids.length > 1 ? 'several' : 'one'}
            experimentName={experimentName}
            search={
              <Suspense
                fallback={
                  <SearchPlace
                    filtered={workspace.view.filter !== '' || workspace.view.starredOnly}
                  />
                }
              >
                <WorkspaceSearch workspace={workspace} />
              </Suspense>
            }
            actions={
              <Suspense>
                <SelectedRunActions ref={actions} workspace={workspace} />
              </Suspense>
            }
            onAct={act}
            drawnSlots={drawnSlots}
            panelsOpen={frame.panels}
            whenEmpty={
              <FirstRunGuide
                title={
                  ids.length === 1 ? 'This experiment has no runs yet' : 'There are no runs yet'
                }
                experimentName={first?.name ?? ''}
              />
            }
          />
        }
        second={
          frame.panels ? (
            <ErrorBoundary what="The panels">
              <Suspense fallback={<Skeleton label="Loading panels" lines={10} />}>
                <WorkspacePanels workspace={workspace} />
              </Suspense>
            </ErrorBoundary>
          ) : null
        }
      />
    </Page>
  )
}

/** Keeps the search's room, so that the table stays where it is when the search comes. */
const SearchPlace = ({ filtered }: { filtered: boolean }) => (
  <>
    <div className={classes.box} />
    <div className={classes.chips} />
    {filtered && <div className={classes.summary} />}
  </>
)

const NONE: ReadonlyMap<string, number | null> = new Map()

/** The colours of the runs that the panels draw. */
function useDrawnSlots({ state, view, rows }: Workspace, panels: boolean) {
  const { table } = state
  const { selection } = view
  return useMemo(() => {
    if (!panels) return NONE
    const { drawn } = drawnRuns(selection, firstIds(table, rows))
    return new Map(drawn.map(({ runId, slot }) => [runId, slot]))
  }, [panels, selection, table, rows])
}

type Act = keyof RunActionsHandle

/**
 * The ref of what can be done with the selected runs, and what does it. A key may come before the code of it; what it asks
 * for is then done once that is here, if the same runs are still selected.
 */
function useActionKeys({ view: { selection } }: Workspace) {
  const actions = useRef<RunActionsHandle>(null)
  const [early, setEarly] = useState<{ act: Act; selection: typeof selection | null } | null>(null)
  // The same key may have selected a run, which the next rendering knows of.
  if (early?.selection === null) setEarly({ ...early, selection })
  else if (early && early.selection !== selection) setEarly(null)

  const hold = (handle: RunActionsHandle | null) => {
    actions.current = handle
    if (!handle || !early) return
    setEarly(null)
    handle[early.act]()
  }
  const act = (act: Act) => {
    if (actions.current) actions.current[act]()
    else setEarly({ act, selection: null })
  }
  return [hold, act] as const
}

/** The frame, and its change, which is on screen when the call returns: the next key builds on it. */
function useWorkspaceFrame() {
  const [params, setParams] = useSearchParams()
  const frame = readWorkspaceFrame(params)
  const changeFrame = (change: Partial<WorkspaceFrame>) =>
    setParams(
      (params) => writeWorkspaceFrame({ ...readWorkspaceFrame(params), ...change }, params),
      {
        replace: true,
        flushSync: true,
      },
    )
  return [frame, changeFrame] as const
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
