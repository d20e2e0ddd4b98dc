import { type KeyboardEvent, memo, type PointerEvent } from 'react'
import type { ModelVersion, RegisteredModel } from '#mlflow/registry.ts'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { cardKey } from './cardFocus.ts'
import classes from './LaneCard.module.css'
import type { Lane } from './lanes.ts'
import { type CardDensity, VersionCard } from './VersionCard.tsx'

/** Whether cards can be moved: `unknown` until the server has said so. */
export type BoardAccess = 'unknown' | 'read' | 'move'

type Props = {
  version: ModelVersion
  model: RegisteredModel | undefined
  /** The version of the model that is in use; null where there is none. */
  incumbent: ModelVersion | null
  density: CardDensity
  access: BoardAccess
  /** Whether it is in the air. */
  isLifted: boolean
  /** The lanes that its menu offers. */
  targets: readonly Lane[]
  onMove: (to: Lane) => void
  onPointerDown: (event: PointerEvent<HTMLElement>) => void
  onBlur: () => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/** Of the element that says how a card is moved. */
export const CARD_INSTRUCTIONS_ID = 'card-instructions'

/** Drawn anew only for another version, whatever happens to the board. */
const Content = memo(VersionCard)

/** A card in its lane, which takes the focus and the keys that move it. */
export function LaneCard(props: Props) {
  const { version, density, access, onMove } = props
  const name = `${version.model} version ${version.version}`
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a card holds links and a menu, which a button may not.
    <article
      className={classes.card}
      aria-label={name}
      aria-describedby={access === 'move' ? CARD_INSTRUCTIONS_ID : undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys move it.
      tabIndex={0}
      data-card={cardKey(version)}
      data-access={access}
      data-density={density}
      data-lifted={props.isLifted || undefined}
      onPointerDown={access === 'move' ? props.onPointerDown : undefined}
      onBlur={props.onBlur}
      onKeyDown={props.onKeyDown}
    >
      <Content
        version={version}
        model={props.model}
        incumbent={props.incumbent}
        density={density}
      />
      {access === 'move' && (
        <span className={classes.menu}>
          <ActionMenu
            label="Move to…"
            description={`Move ${name} to…`}
            items={props.targets.map((target) => ({
              label: target.title,
              onSelect: () => onMove(target),
            }))}
          />
        </span>
      )}
    </article>
  )
}
