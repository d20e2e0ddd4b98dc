import { type ReactNode, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ModelVersion } from '#mlflow/registry.ts'
import { applyMove, applyToModel, isVersion, type RegistryMove } from '#mlflow/registryMoves.ts'
import type { Run } from '#mlflow/runs.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import classes from './Board.module.css'
import { BoardLane } from './BoardLane.tsx'
import { cardKey, focusCard, useFocusFollowsCard } from './cardFocus.ts'
import {
  incumbentsOf,
  type Lane,
  type LaneKind,
  type Models,
  moveBetween,
  toLanes,
} from './lanes.ts'
import { type BoardAccess, CARD_INSTRUCTIONS_ID } from './LaneCard.tsx'
import { MoveSheet } from './MoveSheet.tsx'
import { CARD_INSTRUCTIONS, dragSentences } from './moveWords.ts'
import { useCardDrag } from './useCardDrag.ts'
import { useMoves } from './useMoves.ts'
import { type CardDensity, VersionCard } from './VersionCard.tsx'

type Props = {
  /** All versions of all models. */
  versions: readonly ModelVersion[]
  models: Models
  kind: LaneKind
  /** Those that have cards. */
  shown: readonly ModelVersion[]
  access: BoardAccess
  density: CardDensity
  /** Lanes that are shut, by their titles; null for those that are by themselves. */
  folded: readonly string[] | null
  onFolded: (folded: readonly string[]) => void
  /** Told while a card is in the air, so that what is beneath it keeps still. */
  onDragging: (dragging: boolean) => void
  renderMatrices: (a: Run, b: Run) => ReactNode
}

/** A move that is asked about, or on its way to the server. */
type Pending = { move: RegistryMove; step: 'asked' | 'sent' }

/** What has left for good is folded, once it would fill more than a screen. */
const MOST_ARCHIVED = 10

/** All cards in their lanes, and the question that comes before one moves. */
export function Board(props: Props) {
  const { versions, shown, models, kind, access, density, onDragging } = props
  const [pending, setPending] = useState<Pending | null>(null)
  const [said, setSaid] = useState('')
  const carryOut = useMoves()
  const followFocus = useFocusFollowsCard()

  const move = pending?.move
  // A card lies where it was dropped while the question about it is open.
  const lanes = useMemo(() => {
    const placed = (some: readonly ModelVersion[]) => (move ? applyMove(some, move) : some)
    const named = move
      ? new Map([...models].map(([name, model]) => [name, applyToModel(model, move)]))
      : models
    return toLanes(placed(shown), named, kind, placed(versions))
  }, [versions, shown, models, kind, move])
  const incumbents = useMemo(() => incumbentsOf(versions, models), [versions, models])
  const isFolded = ({ title, versions }: Lane) =>
    props.folded?.includes(title) ?? (title === 'Archived' && versions.length > MOST_ARCHIVED)

  const laneOf = (title: string | null) => lanes.find((lane) => lane.title === title)
  const ask = (version: ModelVersion, from: Lane, to: Lane) => {
    const asked = moveBetween({ version, from: from.value, to: to.value, kind, versions, models })
    if (asked) setPending({ move: asked, step: 'asked' })
  }
  const { lifted, boardRef, ghostRef, cardProps } = useCardDrag({
    lanes: lanes.map(({ title }) => title),
    onLift: ({ version, from }) => {
      onDragging(true)
      setSaid(dragSentences.lifted(version, from))
    },
    onOver: ({ version, over }) => setSaid(dragSentences.over(version, over)),
    onDrop: ({ version, from, over }) => {
      onDragging(false)
      setSaid(dragSentences.dropped(version, from, over))
      const [start, end] = [laneOf(from), laneOf(over)]
      if (start && end) ask(version, start, end)
    },
  })

  const cancel = () => {
    if (!pending) return
    flushSync(() => setPending(null))
    focusCard(pending.move)
  }
  const confirm = async (move: RegistryMove, note: { reason: string; user: string }) => {
    const sent: Pending = { move, step: 'sent' }
    flushSync(() => setPending(sent))
    focusCard(move)
    await carryOut(move, note, versions)
    // Another move may have been asked for in the meantime.
    setPending((now) => (now === sent ? null : now))
  }
  const asked =
    pending?.step === 'asked' && versions.find((version) => isVersion(version, pending.move))

  return (
    <>
      <div ref={boardRef} className={classes.board} {...followFocus}>
        {lanes.map((lane) => (
          <BoardLane
            key={lane.title}
            lane={lane}
            lanes={lanes}
            models={models}
            incumbents={incumbents}
            access={access}
            density={density}
            isFolded={isFolded(lane)}
            onFold={(fold) =>
              props.onFolded(
                lanes
                  .filter((other) => (other === lane ? fold : isFolded(other)))
                  .map(({ title }) => title),
              )
            }
            onMove={ask}
            liftedKey={lifted?.from === lane.title ? cardKey(lifted.version) : null}
            isOver={lifted?.over === lane.title}
            cardProps={cardProps}
          />
        ))}
      </div>
      <VisuallyHidden>
        <output>{said}</output>
        <span id={CARD_INSTRUCTIONS_ID}>{CARD_INSTRUCTIONS}</span>
      </VisuallyHidden>
      {lifted?.by === 'pointer' && (
        <div ref={ghostRef} className={classes.ghost} style={{ width: lifted.width }} aria-hidden>
          <VersionCard
            version={lifted.version}
            model={models.get(lifted.version.model)}
            incumbent={incumbents.get(lifted.version.model) ?? null}
            density={density}
          />
        </div>
      )}
      {asked && (
        <MoveSheet
          move={pending.move}
          version={asked}
          incumbent={incumbents.get(asked.model) ?? null}
          onConfirm={(move, note) => void confirm(move, note)}
          onCancel={cancel}
          renderMatrices={props.renderMatrices}
        />
      )}
    </>
  )
}
