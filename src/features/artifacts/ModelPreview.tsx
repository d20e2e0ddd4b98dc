import { useMemo } from 'react'
import { FileProblem } from '#files/FileProblem.ts'
import classes from './ArtifactPreview.module.css'
import { ModelCard } from './ModelCard.tsx'
import { type ModelFile, readModelFile } from '#src/registry/readModelFile.ts'
import type { ViewerProps } from './ViewerProps.ts'
import { WithText } from './WithText.tsx'
import { WithSource } from './WithSource.tsx'

const MOST_BYTES = 1_000_000

/** An `MLmodel` file as a card of its model. */
export function ModelPreview({ runId, path, bytes, source }: ViewerProps) {
  return (
    <WithSource label="Model" source={source}>
      <WithText {...{ runId, path, bytes }} limitBytes={MOST_BYTES} otherwise={source}>
        {(text) => <Model runId={runId} path={path} text={text} source={source} />}
      </WithText>
    </WithSource>
  )
}

type ModelProps = Pick<ViewerProps, 'runId' | 'path' | 'source'> & { text: string }

function Model({ runId, path, text, source }: ModelProps) {
  const result = useMemo(() => read(text), [text])
  if ('problem' in result) {
    return (
      <>
        <p role="alert" className={classes.notice}>
          Shown as text, since it is no MLmodel file. {result.problem}.
        </p>
        {source}
      </>
    )
  }
  return <ModelCard runId={runId} path={path} model={result.model} />
}

function read(text: string): { model: ModelFile } | { problem: string } {
  try {
    return { model: readModelFile(text) }
  } catch (error) {
    if (error instanceof FileProblem) return { problem: error.message }
    throw error
  }
}
