import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { artifactQueries } from '#mlflow/artifacts.ts'
import { paths } from '#src/paths.ts'
import { formatBytes } from '#ui/formatTime.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { Snippet } from '#ui/Snippet.tsx'
import { folderOf } from '#src/artifactKind.ts'
import { FactList } from './FactList.tsx'
import { FactTable } from './FactTable.tsx'
import classes from './ModelCard.module.css'
import { modelSnippets, modelUri } from './modelSnippets.ts'
import type { ModelColumn, ModelFile, ModelFlavor } from '#src/registry/readModelFile.ts'
import { relativeArtifact } from './relativeArtifact.ts'

type Props = { runId: string; path: string; model: ModelFile }

/** What a model is, what it takes and gives, what it needs, and how it is loaded. */
export function ModelCard({ runId, path, model }: Props) {
  const folder = folderOf(path)
  const { data: files } = useQuery(artifactQueries.folder(runId, folder))
  /** A file of the model as a link, where it is really there. */
  const linkTo = (name: string): ReactNode => {
    const artifact = relativeArtifact(folder, name)
    const isThere = files?.some((file) => file.path === artifact)
    if (artifact === null || !isThere) return null
    return (
      <Link key={name} className={classes.link} to={paths.artifact(runId, artifact)}>
        <bdi>{name}</bdi>
      </Link>
    )
  }
  const environments = model.environments.map(linkTo).filter((link) => link !== null)
  const example = model.inputExample === null ? null : linkTo(model.inputExample)
  const maker = model.runId === null ? '–' : <Link to={paths.run(model.runId)}>{model.runId}</Link>
  const size = <FolderSize runId={runId} folder={folder} stated={model.sizeBytes} />
  const snippets = modelSnippets(model, modelUri(runId, folder), window.location.origin)

  return (
    <ScrollRegion label="Model" className={classes.card}>
      <FactList
        facts={[
          ['Made', madeOf(model)],
          ['By run', maker],
          ['Size', size],
          ['Environment', environments.length === 0 ? '–' : environments],
          ['Input example', example ?? '–'],
          ...(model.modelId === null ? [] : [['Model id', model.modelId] as const]),
        ]}
      />

      <h3 className={classes.heading}>Flavors</h3>
      {model.flavors.length === 0 ? <p>None.</p> : model.flavors.map(flavorView)}

      <h3 className={classes.heading}>Signature</h3>
      {model.signature === null ? (
        <p className={classes.none}>
          None logged: what the model takes and gives is not known. It can be given to log_model as
          signature, or follows from an input_example.
        </p>
      ) : (
        <>
          <Columns
            label="Inputs"
            columns={model.signature.inputs}
            note={model.signatureNotes.inputs}
          />
          <Columns
            label="Outputs"
            columns={model.signature.outputs}
            note={model.signatureNotes.outputs}
          />
          <Columns
            label="Params"
            columns={model.signature.params}
            note={model.signatureNotes.params}
          />
        </>
      )}

      {snippets.python !== null && (
        <>
          <h3 className={classes.heading}>Load it</h3>
          <p className={classes.none}>
            Loading a model runs code that is in it: load only models that you trust.
          </p>
          <div className={classes.snippets}>
            <Snippet what="Python" text={snippets.python} />
            {snippets.serve !== null && <Snippet what="shell command" text={snippets.serve} />}
          </div>
        </>
      )}
    </ScrollRegion>
  )
}

const madeOf = ({ createdAt, mlflowVersion }: ModelFile) => {
  const when = createdAt === null ? '' : `${createdAt.replace(/\.\d+$/, '')} UTC`
  const by = mlflowVersion === null ? '' : `with MLflow ${mlflowVersion}`
  return <bdi>{[when, by].filter((part) => part !== '').join(', ') || '–'}</bdi>
}

const flavorView = ({ name, version, details }: ModelFlavor) => (
  <details key={name} className={classes.flavor}>
    <summary>
      <bdi className={classes.name}>{name}</bdi> <bdi>{version ?? ''}</bdi>
    </summary>
    <FactTable
      label={`What ${name} says`}
      columns={[{ name: 'Field' }, { name: 'Value' }]}
      rows={details.map(([key, value]) => [
        <bdi key="key">{key}</bdi>,
        <bdi key="value">{value}</bdi>,
      ])}
    />
  </details>
)

const COLUMN_FACTS = [{ name: 'Name' }, { name: 'Type' }, { name: 'Note' }]

type ColumnsProps = {
  label: string
  columns: readonly ModelColumn[]
  /** What is left out of them; null where nothing is. */
  note: string | null
}

function Columns({ label, columns, note }: ColumnsProps) {
  if (columns.length === 0) return <p className={classes.none}>{note ?? `${label}: none.`}</p>
  const width = columns.some(({ note }) => note !== '') ? 3 : 2
  return (
    <>
      <h4 className={classes.subheading}>{label}</h4>
      {note !== null && <p className={classes.none}>{note}</p>}
      <FactTable
        label={label}
        columns={COLUMN_FACTS.slice(0, width)}
        rows={columns.map(({ name, type, note }) =>
          [name, type, note].slice(0, width).map((text, i) => <bdi key={i}>{text}</bdi>),
        )}
      />
    </>
  )
}

type FolderProps = { runId: string; folder: string; stated: number | null }

/** The sizes of all files below the model's folder, and what the file itself says. */
function FolderSize({ runId, folder, stated }: FolderProps) {
  const { data } = useQuery(artifactQueries.everywhere(runId))
  const inside = folder === '' ? '' : `${folder}/`
  const files = data?.artifacts.filter(({ path, isFolder }) => !isFolder && path.startsWith(inside))
  const bytes = files?.reduce((total, file) => total + (file.bytes ?? 0), 0)
  const isPart = data?.skipped.some((skipped) => skipped.startsWith(inside))
  return (
    <>
      {bytes === undefined ? '…' : `${isPart ? 'at least ' : ''}${formatBytes(bytes)}`}
      {stated !== null && (
        <span className={classes.muted}> (when it was made: {formatBytes(stated)})</span>
      )}
    </>
  )
}
