import { Download } from 'lucide-react'
import { type ComponentType, Suspense, useState } from 'react'
import { artifactUrl } from '#mlflow/artifacts.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import { formatBytes } from '#ui/formatTime.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { type ArtifactKind, artifactKind, fileName } from './artifactKind.ts'
import classes from './ArtifactPreview.module.css'
import { lazyPart } from '#ui/lazyPart.tsx'

// One chunk for each kind: a run's page needs at most one of them.
const TextPreview = lazyPart('The preview', async () => {
  const { TextPreview } = await import('./TextPreview.tsx')
  return TextPreview
})
const JsonPreview = lazyPart('The preview', async () => {
  const { JsonPreview } = await import('./JsonPreview.tsx')
  return JsonPreview
})
const YamlPreview = lazyPart('The preview', async () => {
  const { YamlPreview } = await import('./YamlPreview.tsx')
  return YamlPreview
})
const TablePreview = lazyPart('The preview', async () => {
  const { TablePreview } = await import('./TablePreview.tsx')
  return TablePreview
})
const ImagePreview = lazyPart('The preview', async () => {
  const { ImagePreview } = await import('./ImagePreview.tsx')
  return ImagePreview
})

type Props = { runId: string; path: string; bytes: number }

const previews: Record<ArtifactKind, ComponentType<Props>> = {
  text: TextPreview,
  json: JsonPreview,
  yaml: YamlPreview,
  table: TablePreview,
  image: ImagePreview,
  other: OtherFile,
}

/** One file: its name, size and download, and what is in it where that can be shown. */
export function ArtifactPreview({ runId, path, bytes }: Props) {
  const name = fileName(path)
  const Preview = previews[artifactKind(path)]
  return (
    <>
      <header className={classes.header}>
        <h2 className={`${classes.title} name`}>{name}</h2>
        <CopyButton text={path} what="artifact path" />
        <span className={classes.size}>{formatBytes(bytes)}</span>
        <a className={classes.download} href={artifactUrl(runId, path)} download={name}>
          <Download size={14} aria-hidden /> Download
        </a>
      </header>
      <Suspense
        fallback={
          <div className={classes.waiting}>
            <Skeleton label={`Loading ${name}`} />
          </div>
        }
      >
        {bytes === 0 ? (
          <p className={classes.sentence}>This file is empty.</p>
        ) : (
          <Preview runId={runId} path={path} bytes={bytes} />
        )}
      </Suspense>
    </>
  )
}

function OtherFile({ runId, path, bytes }: Props) {
  const [asText, setAsText] = useState(false)
  if (asText) return <TextPreview runId={runId} path={path} bytes={bytes} />
  const dot = fileName(path).lastIndexOf('.')
  const type = dot > 0 ? `Files of type ${fileName(path).slice(dot)}` : 'Files without an extension'
  return (
    <p className={classes.sentence}>
      {type} have no preview here. Download it, or{' '}
      <TextButton onClick={() => setAsText(true)}>show it as text</TextButton>.
    </p>
  )
}
