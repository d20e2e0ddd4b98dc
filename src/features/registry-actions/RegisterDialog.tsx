import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { paths } from '#src/paths.ts'
import form from '#ui/DialogForm.module.css'
import { useNotify } from '#ui/NoticeCorner.tsx'
import { ActionDialog } from './ActionDialog.tsx'
import { DescriptionField } from './DescriptionField.tsx'
import { nameProblem } from './modelName.ts'
import { ModelNameField } from './ModelNameField.tsx'
import type { ModelSource } from './modelSources.ts'
import { registerVersion } from './registerVersion.ts'
import { useModelNames } from './useModelNames.ts'

type Props = {
  /** What can be registered, the first of which is chosen; empty where the run has no model. */
  sources: readonly ModelSource[]
  /** What is said about them. */
  note?: string | null
  onClose: () => void
}

/** Asks which model a version is registered for, and from what; registers it, and offers the way to it. */
export function RegisterDialog({ sources, note = null, onClose }: Props) {
  const [at, setAt] = useState(0)
  const [model, setModel] = useState('')
  const [description, setDescription] = useState('')
  const names = useModelNames()
  const navigate = useNavigate()
  const notify = useNotify()
  const chosen = sources[at]
  const isNew = names !== undefined && model !== '' && !names.includes(model)

  const register = async () => {
    if (!chosen) return
    const { source, runId } = chosen
    const made = await registerVersion({ model, source, runId, description, tags: [] }, isNew)
    const { version, status } = made
    notify({
      tone: 'done',
      text: `“${model}” has version ${version} now${status === 'READY' ? '.' : '; it is not ready yet.'}`,
      action: {
        label: `Open version ${version}`,
        onSelect: () => void navigate(paths.modelVersion(model, version)),
      },
    })
  }

  return (
    <ActionDialog
      title="Register a model"
      confirm="Register"
      refused="Nothing was registered."
      ready={
        chosen !== undefined && names !== undefined && model !== '' && nameProblem(model) === null
      }
      action={register}
      onClose={onClose}
    >
      {chosen === undefined ? (
        <p className={form.sentence}>
          This run has no model: none of its folders holds an MLmodel file, as log_model leaves one.
        </p>
      ) : (
        <>
          <ModelNameField
            label="Model"
            value={model}
            onChange={setModel}
            known={names ?? []}
            note={isNew ? 'No model is called so yet: it is made with its first version.' : null}
          />
          {sources.length > 1 ? (
            <label className={form.field}>
              Source
              <select
                className={form.input}
                value={at}
                onChange={(event) => setAt(Number(event.currentTarget.value))}
              >
                {sources.map(({ uri }, index) => (
                  <option key={uri} value={index}>
                    {uri}
                  </option>
                ))}
              </select>
            </label>
          ) : (
            <p className={form.sentence}>
              Source: <code className="name">{chosen.uri}</code>
            </p>
          )}
          {chosen.source !== chosen.uri && (
            <p className={form.note}>
              Kept with the version: <code className="name">{chosen.source}</code>
            </p>
          )}
          <DescriptionField value={description} onChange={setDescription} />
        </>
      )}
      {note !== null && <p className={form.note}>{note}</p>}
    </ActionDialog>
  )
}
