import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { moveMutation, type RegistryMove } from '#mlflow/registryMoves.ts'
import { LONGEST_REASON, LONGEST_SIGNATURE, useMoveNote } from '#src/registry/useMoveNote.ts'
import form from '#ui/DialogForm.module.css'
import { useNotify } from '#ui/NoticeCorner.tsx'
import { ActionDialog } from './ActionDialog.tsx'
import { aliasProblem } from './aliasName.ts'

type Props = {
  model: string
  /** All aliases of the model. */
  aliases: ReadonlyMap<string, string>
  /** The numbers of the versions that can get it, the first of which is chosen. */
  versions: readonly string[]
  /** The alias that is taken away; null where one is set. */
  removes: string | null
  onClose: () => void
}

/** Gives an alias to a version, or takes one away, and keeps who did it and why. */
export function AliasDialog({ model, aliases, versions, removes, onClose }: Props) {
  const [alias, setAlias] = useState('')
  const [chosen, setVersion] = useState(versions[0] ?? '')
  const { reason, setReason, user, setUser, take } = useMoveNote()
  const noteId = useId()
  const notify = useNotify()
  const { mutateAsync } = useMutation(moveMutation(useQueryClient()))
  const version = removes === null ? chosen : (aliases.get(removes) ?? '')
  const holder = aliases.get(alias) ?? null
  const problem = aliasProblem(alias)
  const isSame = holder === version

  const save = async () => {
    const move: RegistryMove =
      removes === null
        ? { kind: 'alias', model, version, gains: alias, holder, loses: null }
        : { kind: 'alias', model, version, gains: null, holder: null, loses: removes }
    const unkept = await mutateAsync({ move, note: take() })
    if (unkept !== null) {
      notify({ tone: 'problem', text: `The alias was changed. The reason was not kept: ${unkept}` })
    }
  }

  return (
    <ActionDialog
      title={removes === null ? 'Set an alias' : `Remove @${removes}?`}
      confirm={removes === null ? 'Set the alias' : 'Remove the alias'}
      refused="The alias was not changed."
      ready={removes !== null || (alias !== '' && problem === null && !isSame)}
      action={save}
      onClose={onClose}
    >
      {removes === null ? (
        <>
          <label className={form.field}>
            Alias
            <input
              data-autofocus
              dir="auto"
              className={form.input}
              value={alias}
              aria-invalid={problem !== null}
              aria-describedby={noteId}
              onChange={(event) => setAlias(event.currentTarget.value)}
            />
          </label>
          <output id={noteId} className={problem === null ? form.note : form.problem}>
            {problem ?? aliasNote(alias, holder, isSame)}
          </output>
          {versions.length > 1 && (
            <label className={form.field}>
              Names the version
              <select
                className={form.input}
                value={chosen}
                onChange={(event) => setVersion(event.currentTarget.value)}
              >
                {versions.map((number) => (
                  <option key={number}>{number}</option>
                ))}
              </select>
            </label>
          )}
        </>
      ) : (
        <p className={form.sentence}>
          It names version {version} now. What loads the model by it finds nothing any more.
        </p>
      )}
      <label className={form.field}>
        Reason
        <input
          dir="auto"
          className={form.input}
          value={reason}
          maxLength={LONGEST_REASON}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <label className={form.field}>
        Signed
        <input
          dir="auto"
          className={form.input}
          value={user}
          maxLength={LONGEST_SIGNATURE}
          autoComplete="name"
          onChange={(event) => setUser(event.currentTarget.value)}
        />
      </label>
    </ActionDialog>
  )
}

function aliasNote(alias: string, holder: string | null, isSame: boolean): string {
  if (alias === '') return 'One version of a model at a time has an alias, e.g. champion.'
  if (isSame) return `Version ${holder} has it already.`
  return holder === null ? '' : `Version ${holder} has it now, and loses it.`
}
