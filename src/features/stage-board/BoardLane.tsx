import { ChevronsLeft, ChevronsRight } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { ModelVersion } from '#mlflow/registry.ts'
import { IconButton } from '#ui/IconButton.tsx'
import { useLongList } from '#ui/useLongList.ts'
import classes from './BoardLane.module.css'
import { cardKey, findCard } from './cardFocus.ts'
import { type BoardAccess, LaneCard } from './LaneCard.tsx'
import type { Lane, Models } from './lanes.ts'
import type { useCardDrag } from './useCardDrag.ts'
import type { CardDensity } from './VersionCard.tsx'

type Props = {
  lane: Lane
  /** All of them, in their order. */
  lanes: readonly Lane[]
  models: Models
  /** The version in use of each model. */
  incumbents: ReadonlyMap<string, ModelVersion>
  access: BoardAccess
  density: CardDensity
  isFolded: boolean
  onFold: (folded: boolean) => void
  onMove: (version: ModelVersion, from: Lane, to: Lane) => void
  /** The key of the card in the air, where it came from this lane. */
  liftedKey: string | null
  isOver: boolean
  cardProps: ReturnType<typeof useCardDrag>['cardProps']
}

/** At least so high, in px. */
const CARD_PX: Record<CardDensity, number> = { normal: 96, compact: 48 }

/** One lane and its cards, each of which can be lifted by mouse, finger or Space, or sent on by its menu or `[` and `]`. */
export function BoardLane(props: Props) {
  const { lane, lanes, models, incumbents, access, density, liftedKey, isOver } = props
  const { title, versions } = lane
  const list = useLongList({
    count: versions.length,
    rowPx: CARD_PX[density],
    items: 'measured',
  })
  const { scrollerRef, itemRef, place, viewPx, totalPx } = list
  const label = `${title}, ${versions.length}`
  if (props.isFolded) {
    return (
      <section
        className={classes.folded}
        aria-label={title}
        data-lane={title}
        data-over={isOver || undefined}
      >
        <IconButton label={`Unfold ${label}`} onClick={() => props.onFold(false)}>
          <ChevronsLeft size={14} aria-hidden />
        </IconButton>
        <h2 className={classes.upright}>
          <span className="name">{title}</span>{' '}
          <span className={classes.count}>{versions.length.toLocaleString('en')}</span>
        </h2>
      </section>
    )
  }

  const targets = lanes.filter((other) => other !== lane)
  const focusAt = (index: number, { currentTarget }: KeyboardEvent<HTMLElement>) => {
    const version = versions[index]
    if (!version) return
    // Looked for before: the card that has the focus may be none of those that are drawn then.
    const own = currentTarget.closest('section')
    flushSync(() => list.show(index))
    if (own) findCard(cardKey(version), own)?.focus({ preventScroll: true })
  }
  const press = (event: KeyboardEvent<HTMLElement>, index: number, version: ModelVersion) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) {
      return
    }
    if (access === 'move') props.cardProps(version, title).onKeyDown(event)
    if (event.defaultPrevented) return
    const at = lanes.indexOf(lane)
    const aside = { '[': lanes[at - 1], ']': lanes[at + 1] }[event.key]
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: versions.length - 1 }[
      event.key
    ]
    if (aside && access === 'move') props.onMove(version, lane, aside)
    else if (next !== undefined) focusAt(next, event)
    else if (!focusBeside(event)) return
    event.preventDefault()
  }

  return (
    <section
      className={classes.lane}
      aria-label={title}
      data-lane={title}
      data-over={isOver || undefined}
    >
      <div className={classes.head}>
        <h2 className={`${classes.title} name`}>{title}</h2>
        <span className={classes.count}>{versions.length.toLocaleString('en')}</span>
        <IconButton label={`Fold ${label}`} onClick={() => props.onFold(true)}>
          <ChevronsRight size={14} aria-hidden />
        </IconButton>
      </div>
      <div ref={scrollerRef} className={classes.scroller} onScroll={list.onScroll}>
        {versions.length === 0 && (
          <p className={classes.empty}>
            {lane.value === null ? 'No version here.' : `No version in ${title}.`}
          </p>
        )}
        <div style={{ height: totalPx }}>
          <div className={classes.pane} style={{ height: viewPx }}>
            <div className={classes.shown} style={{ top: -Math.round(place.px) }}>
              {versions.slice(place.index, list.last).map((version, i) => {
                const index = place.index + i
                const key = cardKey(version)
                const { onPointerDown, onBlur } = props.cardProps(version, title)
                return (
                  <div
                    key={key}
                    ref={itemRef}
                    data-item={index}
                    className={classes.item}
                    data-density={density}
                  >
                    <LaneCard
                      version={version}
                      model={models.get(version.model)}
                      incumbent={incumbents.get(version.model) ?? null}
                      density={density}
                      access={access}
                      isLifted={key === liftedKey}
                      targets={targets}
                      onMove={(to) => props.onMove(version, lane, to)}
                      onPointerDown={onPointerDown}
                      onBlur={onBlur}
                      onKeyDown={(event) => press(event, index, version)}
                    />
                  </div>
                )
              })}
            </div>
          </div>
        </div>
      </div>
    </section>
  )
}

/** Gives the focus to the card that is nearest to this one in the lane beside it that has any. */
function focusBeside({ key, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  if (step === 0) return false
  const all = [...document.querySelectorAll<HTMLElement>('[data-lane]')]
  const { top } = currentTarget.getBoundingClientRect()
  const start = all.findIndex((lane) => lane.contains(currentTarget))
  for (let at = start + step; at >= 0 && at < all.length; at += step) {
    const cards = [...(all[at]?.querySelectorAll<HTMLElement>('[data-card]') ?? [])]
    const away = (card: HTMLElement) => Math.abs(card.getBoundingClientRect().top - top)
    const [nearest] = cards.toSorted((one, other) => away(one) - away(other))
    if (nearest) {
      nearest.focus()
      break
    }
  }
  return true
}
