import { useState } from 'react'
import type { ModelVersion, StageMove } from '#mlflow/registry.ts'
import type { Stage } from '#protocol/registry.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import classes from './MoveDialog.module.css'
import { holdersOf, isExclusive, nameVersions } from './stageBoard.ts'

type Props = {
  version: ModelVersion
  stage: Stage
  /** All versions, as they are before the move. */
  versions: readonly ModelVersion[]
  onConfirm: (move: StageMove) => void
  onCancel: () => void
}

/** Says exactly what a move does, and asks before it is done. */
export function MoveDialog({ version: moving, stage, versions, onConfirm, onCancel }: Props) {
  const { model, version } = moving
  const holders = isExclusive(stage) ? holdersOf(versions, { model, version, stage }) : []
  const [archiveExisting, setArchiveExisting] = useState(holders.length > 0)
  const plural = holders.length > 1

  return (
    <Dialog title={`Move to ${stage}?`} onClose={onCancel}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onConfirm({ model, version, stage, archiveExisting })
        }}
      >
        <p className={classes.sentence}>
          <strong className="name">{model}</strong> version {version} moves from {moving.stage} to{' '}
          {stage}.
        </p>
        {holders.length > 0 && (
          <>
            <p className={classes.sentence}>
              {archiveExisting
                ? `${nameVersions(holders)}, now in ${stage}, will be archived.`
                : `${nameVersions(holders)} ${plural ? 'stay' : 'stays'} in ${stage} beside it.`}
            </p>
            <label className={classes.keep}>
              <input
                type="checkbox"
                checked={!archiveExisting}
                onChange={(event) => setArchiveExisting(!event.currentTarget.checked)}
              />
              Keep {plural ? 'them' : 'it'} in {stage} instead
            </label>
          </>
        )}
        <div className={classes.actions}>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant="filled">
            Move to {stage}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
