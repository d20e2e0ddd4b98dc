import { Draggable, type DraggableProvidedDragHandleProps, Droppable } from '@hello-pangea/dnd'
import { useState } from 'react'
import type { ModelVersion, RegisteredModel } from '#mlflow/registry.ts'
import { type Stage, STAGES } from '#protocol/registry.ts'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { cardId } from './cardFocus.ts'
import classes from './StageColumn.module.css'
import type { BoardAccess, BoardColumn } from './stageBoard.ts'
import { VersionCard } from './VersionCard.tsx'

type Props = {
  column: BoardColumn
  models: ReadonlyMap<string, RegisteredModel>
  access: BoardAccess
  onMove: (version: ModelVersion, stage: Stage) => void
}

/** How many cards a column shows before it is asked for more. */
const SHOWN = 50

/** One stage and its cards, each of which can be lifted by mouse or Space, or sent on by its menu. */
export function StageColumn({ column: { stage, versions }, models, access, onMove }: Props) {
  const [limit, setLimit] = useState(SHOWN)
  const hidden = versions.length - limit
  const aliasesOf = ({ model, version }: ModelVersion) =>
    [...(models.get(model)?.aliases ?? [])].flatMap(([alias, of]) =>
      of === version ? [alias] : [],
    )

  return (
    <section className={classes.column} aria-label={stage}>
      <h2 className={classes.title}>
        {stage} <span className={classes.count}>{versions.length}</span>
      </h2>
      <Droppable droppableId={stage} isDropDisabled={access !== 'move'}>
        {(droppable, { isDraggingOver }) => (
          <div
            ref={droppable.innerRef}
            {...droppable.droppableProps}
            className={classes.cards}
            data-over={isDraggingOver || undefined}
          >
            {versions.slice(0, limit).map((version, index) => {
              const id = cardId(version)
              const name = `${version.model} version ${version.version}`
              return (
                <Draggable
                  key={id}
                  draggableId={id}
                  index={index}
                  isDragDisabled={access !== 'move'}
                >
                  {(draggable, { isDragging }) => (
                    <article
                      ref={draggable.innerRef}
                      {...draggable.draggableProps}
                      {...withoutRole(draggable.dragHandleProps)}
                      id={id}
                      aria-label={name}
                      className={classes.card}
                      data-access={access}
                      data-dragging={isDragging || undefined}
                    >
                      <VersionCard version={version} aliases={aliasesOf(version)} />
                      {access === 'move' && (
                        <span className={classes.menu}>
                          <ActionMenu
                            label="Move to…"
                            description={`Move ${name} to…`}
                            items={STAGES.filter((other) => other !== stage).map((other) => ({
                              label: other,
                              onSelect: () => onMove(version, other),
                            }))}
                          />
                        </span>
                      )}
                    </article>
                  )}
                </Draggable>
              )
            })}
            {droppable.placeholder}
            {versions.length === 0 && !isDraggingOver && (
              <p className={classes.empty}>No version in {stage}.</p>
            )}
            {hidden > 0 && (
              <button
                type="button"
                className={classes.more}
                onClick={() => setLimit(limit + SHOWN)}
              >
                Show {Math.min(hidden, SHOWN)} of {hidden} more
              </button>
            )}
          </div>
        )}
      </Droppable>
    </section>
  )
}

/** A handle is a button by itself, which may hold no links and no menu; a card holds both. */
function withoutRole(handle: DraggableProvidedDragHandleProps | null) {
  const { role: _button, ...props } = handle ?? {}
  return props
}
