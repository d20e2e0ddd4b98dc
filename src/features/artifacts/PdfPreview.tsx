import { useMemo, useState } from 'react'
import { fileType } from '#files/fileType.ts'
import { isPdf, readPdf } from '#files/readPdf.ts'
import { TextButton } from '#ui/TextButton.tsx'
import { fileName } from '#src/artifactKind.ts'
import classes from './ArtifactPreview.module.css'
import htmlClasses from './HtmlPreview.module.css'
import { useBytesAsSource } from '#src/pictures/useBytesAsSource.ts'
import type { ViewerProps } from './ViewerProps.ts'
import { WithBytes } from './WithBytes.tsx'

const MOST_BYTES = 25_000_000

/** A PDF in the browser's own viewer, which keeps it apart from this page. */
export function PdfPreview({ runId, path, bytes }: ViewerProps) {
  if (!navigator.pdfViewerEnabled) {
    return (
      <p className={classes.sentence}>
        This browser shows no PDF files within a page. Download it to open it.
      </p>
    )
  }
  return (
    <WithBytes {...{ runId, path, bytes }} limitBytes={MOST_BYTES}>
      {(content) => <Pdf content={content} name={fileName(path)} />}
    </WithBytes>
  )
}

function Pdf({ content, name }: { content: Uint8Array<ArrayBuffer>; name: string }) {
  const [isWanted, setWanted] = useState(false)
  const actions = useMemo(() => (isPdf(content) ? readPdf(content).actions : null), [content])
  if (actions === null) {
    const type = fileType(content)
    return (
      <p role="alert" className={classes.sentence}>
        This file is not what its name says: it does not begin as a PDF does
        {type !== null && `, but as ${type}`}. It can be downloaded.
      </p>
    )
  }
  if (actions.length > 0 && !isWanted) {
    return (
      <p className={classes.sentence}>
        This PDF has {actions.join(', ')}. The browser’s viewer keeps it apart from this page, but
        it may ask questions or ask to lead elsewhere.{' '}
        <TextButton onClick={() => setWanted(true)}>Show it all the same</TextButton>
      </p>
    )
  }
  return <PdfFrame content={content} name={name} />
}

/** Of this type whatever the file is, so that a browser takes it for nothing else. */
const TYPE = 'application/pdf'

function PdfFrame({ content, name }: { content: Uint8Array<ArrayBuffer>; name: string }) {
  const source = useBytesAsSource(content, TYPE)
  return (
    <div className={htmlClasses.document}>
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- it would keep the browser's viewer out */}
      <iframe ref={source} className={htmlClasses.pdf} title={name} />
    </div>
  )
}
