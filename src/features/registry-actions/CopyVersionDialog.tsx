import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { ModelVersion } from '#mlflow/registry.ts'
import { paths } from '#src/paths.ts'
import { copySource } from '#src/registry/modelUris.ts'
import { otherTags } from '#src/registry/registryHistory.ts'
import form from '#ui/DialogForm.module.css'
import { useNotify } from '#ui/NoticeCorner.tsx'
import { ActionDialog } from './ActionDialog.tsx'
import { nameProblem } from './modelName.ts'
import { ModelNameField } from './ModelNameField.tsx'
import { registerVersion } from './registerVersion.ts'
import { useModelNames } from './useModelNames.ts'

/** Asks for the model that a version is copied to, copies it, and leads to the copy. */
export function CopyVersionDialog({
  version,
  onClose,
}: {
  version: ModelVersion
  onClose: () => void
}) {
  const { runId, description, tags } = version
  const [model, setModel] = useState('')
  const names = useModelNames()
  const navigate = useNavigate()
  const notify = useNotify()
  const isNew = names !== undefined && model !== '' && !names.includes(model)
  const source = copySource(version)
  return (
    <ActionDialog
      title={`Copy version ${version.version} to another model`}
      confirm="Copy"
      refused="The version was not copied."
      ready={model !== '' && names !== undefined && nameProblem(model) === null}
      action={async () => {
        const copy = await registerVersion(
          { model, source, runId, description, tags: otherTags(tags) },
          isNew,
        )
        notify({
          tone: 'done',
          text: `Version ${version.version} of “${version.model}” was copied to “${model}” as version ${copy.version}.`,
        })
        await navigate(paths.modelVersion(model, copy.version))
      }}
      onClose={onClose}
    >
      <p className={form.sentence}>
        The copy has the same files, run, description and tags. Stage, aliases and history are its
        own.
      </p>
      <ModelNameField
        label="To the model"
        value={model}
        onChange={setModel}
        known={names ?? []}
        note={
          model === version.model
            ? 'This is the same model: it gets one more version.'
            : isNew
              ? 'No model is called so yet: it is made.'
              : null
        }
      />
      <p className={form.note}>
        Source of the copy: <code className="name">{source}</code>
      </p>
    </ActionDialog>
  )
}
