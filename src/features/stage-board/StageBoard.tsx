import { DragDropContext } from '@hello-pangea/dnd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import {
  applyMove,
  type ModelVersion,
  type RegisteredModel,
  registryQueries,
  type StageMove,
} from '#mlflow/registry.ts'
import { serverQueries } from '#mlflow/server.ts'
import { type Stage, stageSchema } from '#protocol/registry.ts'
import type { ServerInfo } from '#protocol/serverInfo.ts'
import { Button } from '#ui/Button.tsx'
import { Message } from '#ui/Message.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { BoardToolbar } from './BoardToolbar.tsx'
import { cardId, focusCard, useFocusFollowsCard } from './cardFocus.ts'
import { DRAG_INSTRUCTIONS, dragSentences } from './dragSentences.ts'
import { EmptyRegistry } from './EmptyRegistry.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import classes from './StageBoard.module.css'
import { type BoardAccess, isSameVersion, matchesFilter, toColumns } from './stageBoard.ts'
import { StageColumn } from './StageColumn.tsx'
import { useBoardSearch } from './useBoardSearch.ts'
import { useStageMoves } from './useStageMoves.ts'

/** Every version of every model in the column of its stage. */
export function StageBoard() {
  const [dragging, setDragging] = useState(false)
  // While a card is in the air, the cards beneath it keep still.
  const versions = useQuery({ ...registryQueries.versions(), enabled: !dragging })
  const models = useQuery({ ...registryQueries.models(), enabled: !dragging })
  const server = useQuery(serverQueries.info())

  if (versions.data && models.data) {
    if (models.data.length === 0) return <EmptyRegistry />
    return (
      <Board
        versions={versions.data}
        models={new Map(models.data.map((model) => [model.name, model]))}
        access={accessOf(server.data)}
        onDragging={setDragging}
      />
    )
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

type BoardProps = {
  versions: readonly ModelVersion[]
  models: ReadonlyMap<string, RegisteredModel>
  access: BoardAccess
  onDragging: (dragging: boolean) => void
}

/** A move that is asked about, or on its way to the server. */
type Pending = { move: StageMove; step: 'asked' | 'sent' }

function Board({ versions, models, access, onDragging }: BoardProps) {
  const [filter, changeFilter] = useBoardSearch()
  const [pending, setPending] = useState<Pending | null>(null)
  const carryOut = useStageMoves()
  const followFocus = useFocusFollowsCard()

  // A card lies where it was dropped while the question about it is open.
  const placed = pending ? applyMove(versions, pending.move) : versions
  const shown = placed.filter((version) =>
    matchesFilter(version, models.get(version.model)?.aliases, filter),
  )
  const asked =
    pending?.step === 'asked' && versions.find((version) => isSameVersion(version, pending.move))

  const findCard = (id: string) => versions.find((version) => cardId(version) === id)
  const ask = ({ model, version }: ModelVersion, stage: Stage) =>
    setPending({ move: { model, version, stage, archiveExisting: false }, step: 'asked' })
  const cancel = () => {
    if (!pending) return
    flushSync(() => setPending(null))
    focusCard(pending.move)
  }
  const confirm = async (move: StageMove) => {
    const sent: Pending = { move, step: 'sent' }
    flushSync(() => setPending(sent))
    focusCard(move)
    await carryOut(move, versions)
    // Another move may have been asked for in the meantime.
    setPending((now) => (now === sent ? null : now))
  }

  return (
    <>
      <BoardToolbar
        filter={filter}
        onChange={changeFilter}
        modelNames={[...models.keys()]}
        counts={{ shown: shown.length, all: versions.length }}
        access={access}
      />
      <DragDropContext
        dragHandleUsageInstructions={DRAG_INSTRUCTIONS}
        onBeforeCapture={() => onDragging(true)}
        onDragStart={({ draggableId }, { announce }) => {
          const version = findCard(draggableId)
          if (version) announce(dragSentences.lifted(version))
        }}
        onDragUpdate={({ draggableId, destination }, { announce }) => {
          const version = findCard(draggableId)
          if (version) announce(dragSentences.over(version, destination?.droppableId))
        }}
        onDragEnd={({ draggableId, destination }, { announce }) => {
          onDragging(false)
          const version = findCard(draggableId)
          if (!version) return
          announce(dragSentences.dropped(version, destination?.droppableId))
          const stage = stageSchema.safeParse(destination?.droppableId).data
          if (stage && stage !== version.stage) ask(version, stage)
        }}
      >
        <div className={classes.board} {...followFocus}>
          {toColumns(shown).map((column) => (
            <StageColumn
              key={column.stage}
              column={column}
              models={models}
              access={access}
              onMove={ask}
            />
          ))}
        </div>
      </DragDropContext>
      {asked && (
        <MoveDialog
          version={asked}
          stage={pending.move.stage}
          versions={versions}
          onConfirm={(move) => void confirm(move)}
          onCancel={cancel}
        />
      )}
    </>
  )
}
