import { type ReactNode, useState } from 'react'
import type { ModelVersion } from '#mlflow/registry.ts'
import type { MoveNote, RegistryMove } from '#mlflow/registryMoves.ts'
import type { Run } from '#mlflow/runs.ts'
import { LONGEST_REASON, LONGEST_SIGNATURE, useMoveNote } from '#src/registry/useMoveNote.ts'
import { VersionComparison } from '#src/registry/VersionComparison.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { DialogActions } from '#ui/DialogActions.tsx'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import classes from './MoveSheet.module.css'
import { effectsOf, nameVersions, titleOf } from './moveWords.ts'

type Props = {
  move: RegistryMove
  version: ModelVersion
  /** The version of the model that is in use; null where there is none. */
  incumbent: ModelVersion | null
  onConfirm: (move: RegistryMove, note: MoveNote) => void
  onCancel: () => void
  renderMatrices: (a: Run, b: Run) => ReactNode
}

/** Says exactly what a move does and what speaks for it, takes a reason, and asks before it is done. */
export function MoveSheet({
  move,
  version,
  incumbent,
  onConfirm,
  onCancel,
  renderMatrices,
}: Props) {
  const [keeps, setKeeps] = useState(false)
  const { reason, setReason, user, setUser, take } = useMoveNote()
  const canKeep = move.kind === 'stage' && move.holders.length > 0
  const decided = canKeep ? { ...move, archive: !keeps } : move
  const other = incumbent?.version === version.version ? null : incumbent

  return (
    <Dialog title={`${titleOf(move)}?`} size="wide" onClose={onCancel}>
      <form
        className={classes.sheet}
        onSubmit={(event) => {
          event.preventDefault()
          onConfirm(decided, take())
        }}
      >
        <div className={classes.effects}>
          <strong className="name">{version.model}</strong>
          <ul>
            {effectsOf(decided).map((sentence) => (
              <li key={sentence} className="name">
                {sentence}
              </li>
            ))}
            {canKeep && keeps && (
              <li>
                {nameVersions(move.holders)} {move.holders.length > 1 ? 'stay' : 'stays'} in{' '}
                {move.to} beside it.
              </li>
            )}
          </ul>
          {canKeep && (
            <label className={classes.keep}>
              <input
                type="checkbox"
                checked={keeps}
                onChange={(event) => setKeeps(event.currentTarget.checked)}
              />
              Keep {move.holders.length > 1 ? 'them' : 'it'} in {move.to} instead
            </label>
          )}
        </div>
        <ScrollRegion className={classes.comparison} label="Comparison">
          <p className={classes.note}>
            {other
              ? `Compared with version ${other.version}, which is in use.`
              : 'No other version of this model is in use, so there is nothing to compare with.'}
          </p>
          <VersionComparison a={other} b={version} withChecks renderMatrices={renderMatrices} />
        </ScrollRegion>
        <div className={classes.fields}>
          <label>
            <span>Reason</span>
            <textarea
              value={reason}
              rows={2}
              maxLength={LONGEST_REASON}
              placeholder="Why now? It is kept with the version."
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </label>
          <label>
            <span>Signed</span>
            <input
              value={user}
              maxLength={LONGEST_SIGNATURE}
              autoComplete="name"
              onChange={(event) => setUser(event.currentTarget.value)}
            />
          </label>
        </div>
        <p className={classes.note}>
          Time, reason and name are kept as a tag of the version, <code>tidemark.…</code>, for
          everybody who reads this registry.
        </p>
        <DialogActions confirm={titleOf(move)} onCancel={onCancel} />
      </form>
    </Dialog>
  )
}
