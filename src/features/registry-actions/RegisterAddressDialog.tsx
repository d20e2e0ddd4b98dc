import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { createVersion } from '#mlflow/registryChanges.ts'
import { runQueries } from '#mlflow/runs.ts'
import { paths } from '#src/paths.ts'
import form from '#ui/DialogForm.module.css'
import { ActionDialog } from './ActionDialog.tsx'
import { DescriptionField } from './DescriptionField.tsx'
import { folderSource } from './modelSources.ts'

/** Asks for the address of a model's files, registers them as a version, and leads to it. */
export function RegisterAddressDialog({ model, onClose }: { model: string; onClose: () => void }) {
  const [address, setAddress] = useState('')
  const [description, setDescription] = useState('')
  const navigate = useNavigate()
  const client = useQueryClient()

  const register = async () => {
    const [, runId, folder] = /^runs:\/+([^/]+)\/(.*)$/s.exec(address.trim()) ?? []
    // As MLflow's client does: where the files of a run are, a server reads without asking for the run.
    const { source, runId: ofRun } =
      runId === undefined || folder === undefined
        ? { source: address.trim(), runId: null }
        : folderSource(await client.fetchQuery(runQueries.detail(runId)), folder)
    const made = await createVersion({ model, source, runId: ofRun, description, tags: [] })
    await navigate(paths.modelVersion(model, made.version))
  }

  return (
    <ActionDialog
      title="Register a version"
      confirm="Register"
      refused="Nothing was registered."
      ready={address.trim() !== ''}
      action={register}
      onClose={onClose}
    >
      <label className={form.field}>
        Address of the model’s folder
        <input
          data-autofocus
          className={form.input}
          value={address}
          placeholder="runs:/<run id>/model"
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
      </label>
      <p className={form.note}>
        runs:/…, models:/… or that of a store, e.g. s3://…. The page of a run finds its models by
        itself, under “Register a model…”.
      </p>
      <DescriptionField value={description} onChange={setDescription} />
    </ActionDialog>
  )
}
