import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { type ModelVersion, type RegisteredModel, registryQueries } from '#mlflow/registry.ts'
import type { Run } from '#mlflow/runs.ts'
import { serverQueries } from '#mlflow/server.ts'
import type { ServerInfo } from '#protocol/serverInfo.ts'
import { Button } from '#ui/Button.tsx'
import { Message } from '#ui/Message.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useStoredState } from '#ui/storedState.ts'
import { Board } from './Board.tsx'
import { asksRuns, fitsTerms, readBoardQuery } from './boardQuery.ts'
import { BoardToolbar } from './BoardToolbar.tsx'
import { EmptyRegistry } from './EmptyRegistry.tsx'
import type { BoardAccess } from './LaneCard.tsx'
import { aliasesOfVersion, inCardOrder, laneKindFor, type Models } from './lanes.ts'
import { ModelsTable } from './ModelsTable.tsx'
import { useBoardSearch } from './useBoardSearch.ts'
import { useSearchedRuns } from './useSearchedRuns.ts'
import type { CardDensity } from './VersionCard.tsx'

type Props = {
  /** Draws the confusion matrices of two runs and their difference. */
  renderMatrices: (a: Run, b: Run) => ReactNode
  /** What stands beside the board's own controls, e.g. a button that makes a model. */
  actions?: ReactNode
}

/** Every version of every model as a card, in the lane of its stage, its aliases or a tag's values. */
export function StageBoard(props: Props) {
  const [dragging, setDragging] = useState(false)
  // While a card is in the air, the cards beneath it keep still.
  const versions = useQuery({ ...registryQueries.versions(), enabled: !dragging })
  const models = useQuery({ ...registryQueries.models(), enabled: !dragging })
  useQuery({ ...registryQueries.changes(), enabled: !dragging })
  const byName = useMemo(
    () => new Map(models.data?.map((model): [string, RegisteredModel] => [model.name, model])),
    [models.data],
  )

  const inOrder = useMemo(() => versions.data && inCardOrder(versions.data), [versions.data])

  if (inOrder && models.data) {
    if (models.data.length === 0) return <EmptyRegistry actions={props.actions} />
    return <Registry {...props} versions={inOrder} models={byName} onDragging={setDragging} />
  }
  const error = versions.error ?? models.error
  if (!error) return <Skeleton label="Loading models" />
  return (
    <Message
      tone="problem"
      title="The model registry could not be read."
      actions={
        <Button onClick={() => void Promise.all([versions.refetch(), models.refetch()])}>
          Try again
        </Button>
      }
    >
      {error.message}
    </Message>
  )
}

/** Until the server has said that it takes writes, nothing is offered that it may refuse. */
function accessOf(server: ServerInfo | null | undefined): BoardAccess {
  if (server === undefined) return 'unknown'
  return server?.readOnly ? 'read' : 'move'
}

const readDensity = (stored: unknown): CardDensity => (stored === 'compact' ? stored : 'normal')

type RegistryProps = Props & {
  /** In the order of cards. */
  versions: readonly ModelVersion[]
  models: Models
  onDragging: (dragging: boolean) => void
}

function Registry({ versions, models, onDragging, renderMatrices, actions }: RegistryProps) {
  const [search, change] = useBoardSearch()
  const [density, setDensity] = useStoredState('board-density', readDensity)
  const { data: server } = useQuery(serverQueries.info())
  const { data: abilities } = useQuery(registryQueries.abilities())
  const access = accessOf(server)
  const kind = laneKindFor(search.lanes, abilities)

  const { model, text } = search
  const terms = useMemo(() => readBoardQuery(text), [text])
  const ofModel = useMemo(
    () => (model === null ? versions : versions.filter((version) => version.model === model)),
    [versions, model],
  )
  const runs = useSearchedRuns(ofModel, asksRuns(terms))
  const shown = useMemo(
    () =>
      ofModel.filter((version) =>
        fitsTerms(
          {
            version,
            aliases: aliasesOfVersion(version, models),
            modelTags: models.get(version.model)?.tags,
            run: runs.byId.get(version.runId ?? '') ?? null,
          },
          terms,
        ),
      ),
    [ofModel, models, runs.byId, terms],
  )
  return (
    <>
      <BoardToolbar
        search={search}
        onChange={change}
        kind={kind}
        abilities={abilities}
        versions={versions}
        modelNames={[...models.keys()]}
        counts={{ shown: shown.length, all: versions.length }}
        runs={runs}
        access={access}
        density={density}
        onDensity={setDensity}
        actions={actions}
      />
      {search.view === 'models' ? (
        <ModelsTable versions={versions} shown={shown} models={models} />
      ) : (
        <Board
          versions={versions}
          shown={shown}
          models={models}
          kind={kind}
          access={access}
          density={density}
          folded={search.folded}
          onFolded={(folded) => change({ folded })}
          onDragging={onDragging}
          renderMatrices={renderMatrices}
        />
      )}
    </>
  )
}
