import { useState } from 'react'
import { latin1 } from '#files/latin1.ts'
import type { NotebookCell, NotebookOutput } from '#files/readNotebook.ts'
import { paths } from '#src/paths.ts'
import { formatBytes } from '#ui/formatTime.ts'
import { Markdown } from '#ui/Markdown.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { folderOf } from '#src/artifactKind.ts'
import { DataPicture } from '#src/pictures/InlinePicture.tsx'
import classes from './NotebookPreview.module.css'
import { relativeArtifact } from './relativeArtifact.ts'

type Props = { runId: string; path: string; cell: NotebookCell }

const OUTPUTS_AT_ONCE = 20

/** One cell of a notebook with what came out of it. */
export function NotebookCellView({ runId, path, cell }: Props) {
  const [limit, setLimit] = useState(OUTPUTS_AT_ONCE)
  const resolve = (address: string) => {
    const artifact = relativeArtifact(folderOf(path), address)
    return artifact === null ? null : paths.artifact(runId, artifact)
  }
  switch (cell.kind) {
    case 'markdown':
      return (
        <div className={classes.cell}>
          <span className={classes.prompt} />
          <div className={classes.text}>
            <Markdown
              text={cell.text}
              under={2}
              resolve={resolve}
              renderPicture={(address, alt) => (
                <DataPicture
                  address={cell.attachments.get(address.replace(/^attachment:/, '')) ?? address}
                  alt={alt}
                />
              )}
            />
          </div>
        </div>
      )
    case 'raw':
      return (
        <div className={classes.cell}>
          <span className={classes.prompt} />
          <CutText text={cell.text} />
        </div>
      )
    case 'code':
      return (
        <>
          <div className={classes.cell}>
            <span className={classes.prompt}>In [{cell.count ?? ' '}]</span>
            <div className={classes.code}>
              <CutText text={cell.text} />
            </div>
          </div>
          {cell.outputs.slice(0, limit).map((output, i) => (
            <div key={i} className={classes.cell}>
              <span className={classes.prompt}>{i === 0 && `Out [${cell.count ?? ' '}]`}</span>
              <Output output={output} />
            </div>
          ))}
          {cell.outputs.length > limit && (
            <p className={classes.more}>
              The first {limit} of {cell.outputs.length.toLocaleString('en')} outputs.{' '}
              <TextButton onClick={() => setLimit(limit + OUTPUTS_AT_ONCE)}>Show more</TextButton>
            </p>
          )}
        </>
      )
    default:
      return cell satisfies never
  }
}

function Output({ output }: { output: NotebookOutput }) {
  switch (output.kind) {
    case 'text':
      return <CutText text={output.text} />
    case 'error':
      return (
        <div className={classes.error}>
          <CutText text={output.text} />
        </div>
      )
    case 'image':
      return (
        <div>
          <DataPicture address={`data:${output.mime};base64,${output.base64}`} alt="output" />
        </div>
      )
    case 'svg':
      return (
        <div>
          <DataPicture address={svgAddress(output.text)} alt="output" />
        </div>
      )
    case 'markdown':
      return (
        <div className={classes.text}>
          <Markdown text={output.text} under={2} />
        </div>
      )
    case 'source':
      return (
        <details className={classes.folded}>
          <summary>
            <bdi>{output.mime}</bdi> of {formatBytes(output.text.length)}, as its source
          </summary>
          <CutText text={output.text} />
        </details>
      )
    default:
      return output satisfies never
  }
}

function svgAddress(svg: string): string {
  const bytes = new TextEncoder().encode(svg)
  return `data:image/svg+xml;base64,${btoa(latin1(bytes))}`
}

/** A browser lays out so much text at once, in characters, without a pause. */
const SHOWN_AT_ONCE = 20_000

function CutText({ text }: { text: string }) {
  const [limit, setLimit] = useState(SHOWN_AT_ONCE)
  return (
    <div className={classes.written}>
      <pre>{text.slice(0, limit)}</pre>
      {text.length > limit && (
        <p className={classes.more}>
          The first {limit.toLocaleString('en')} of {text.length.toLocaleString('en')} characters.{' '}
          <TextButton onClick={() => setLimit(limit + 5 * SHOWN_AT_ONCE)}>Show more</TextButton>
        </p>
      )}
    </div>
  )
}
