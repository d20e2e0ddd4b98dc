import { useMemo } from 'react'
import { FileProblem } from '#files/FileProblem.ts'
import classes from './ArtifactPreview.module.css'
import { ModelCard } from './ModelCard.tsx'
import { type ModelFile, readModelFile } from '#src/registry/readModelFile.ts'
import type { ViewerProps } from './ViewerProps.ts'
import { WithBytes } from './WithBytes.tsx'
import { WithSource } from './WithSource.tsx'

const MOST_BYTES = 1_000_000

/** An `MLmodel` file as a card of its model. */
export function ModelPreview({ runId, path, bytes, source }: ViewerProps) {
  return (
    <WithSource label="Model" source={source}>
      <WithBytes {...{ runId, path, bytes }} limitBytes={MOST_BYTES} otherwise={source}>
        {(content) => <Model runId={runId} path={path} content={content} source={source} />}
      </WithBytes>
    </WithSource>
  )
}

type ModelProps = Pick<ViewerProps, 'runId' | 'path' | 'source'> & { content: Uint8Array }

function Model({ runId, path, content, source }: ModelProps) {
  const result = useMemo(() => read(content), [content])
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

function read(content: Uint8Array): { model: ModelFile } | { problem: string } {
  try {
    return { model: readModelFile(new TextDecoder().decode(content)) }
  } catch (error) {
    if (error instanceof FileProblem) return { problem: error.message }
    throw error
  }
}
