import { useMemo, useState } from 'react'
import { FileProblem } from '#files/FileProblem.ts'
import { type Notebook, readNotebook } from '#files/readNotebook.ts'
import { formatCount } from '#ui/formatCount.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import classes from './ArtifactPreview.module.css'
import { NotebookCellView } from './NotebookCellView.tsx'
import notebookClasses from './NotebookPreview.module.css'
import type { ViewerProps } from './ViewerProps.ts'
import { WithText } from './WithText.tsx'
import { WithSource } from './WithSource.tsx'

const MOST_BYTES = 20_000_000
const CELLS_AT_ONCE = 50

/** A Jupyter notebook: its cells and what they printed and drew. Nothing in it runs; HTML is shown as its source. */
export function NotebookPreview({ runId, path, bytes, source }: ViewerProps) {
  return (
    <WithSource label="Notebook" source={source}>
      <WithText {...{ runId, path, bytes }} limitBytes={MOST_BYTES} otherwise={source}>
        {(text) => <Cells runId={runId} path={path} text={text} source={source} />}
      </WithText>
    </WithSource>
  )
}

type CellsProps = Pick<ViewerProps, 'runId' | 'path' | 'source'> & { text: string }

function Cells({ runId, path, text, source }: CellsProps) {
  const result = useMemo(() => read(text), [text])
  const [limit, setLimit] = useState(CELLS_AT_ONCE)
  if ('problem' in result) {
    return (
      <>
        <p role="alert" className={classes.notice}>
          Shown as text, since it is no notebook. {result.problem}.
        </p>
        {source}
      </>
    )
  }
  const { cells, language } = result
  return (
    <ScrollRegion label="Notebook" className={notebookClasses.notebook}>
      <p className={notebookClasses.facts}>
        {formatCount(cells.length, 'cell')}
        {language !== null && (
          <>
            {' '}
            in <bdi>{language}</bdi>
          </>
        )}
      </p>
      {cells.slice(0, limit).map((cell, i) => (
        <NotebookCellView key={i} runId={runId} path={path} cell={cell} />
      ))}
      {cells.length > limit && (
        <p className={notebookClasses.facts}>
          The first {limit.toLocaleString('en')} of {formatCount(cells.length, 'cell')}.{' '}
          <TextButton onClick={() => setLimit(limit + CELLS_AT_ONCE)}>Show more</TextButton>
        </p>
      )}
    </ScrollRegion>
  )
}

function read(text: string): Notebook | { problem: string } {
  try {
    return readNotebook(text)
  } catch (error) {
    if (error instanceof FileProblem) return { problem: error.message }
    throw error
  }
}
