import type { ReactNode } from 'react'
import { FactList } from './FactList.tsx'
import { FactTable } from './FactTable.tsx'
import classes from './ModelCard.module.css'
import type { ModelColumn, ModelFile, ModelFlavor } from '#src/registry/readModelFile.ts'

type Props = {
  model: ModelFile
  /** Who made it, how large it is, and the files that are with it. */
  facts: readonly (readonly [name: string, fact: ReactNode])[]
}

/** What a model is, what it takes and what it gives. */
export const ModelFacts = ({ model, facts }: Props) => (
  <>
    <FactList
      facts={[
        ['Made', madeOf(model)],
        ...facts,
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
  </>
)

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
