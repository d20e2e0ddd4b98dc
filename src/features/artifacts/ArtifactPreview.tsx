import { Download } from 'lucide-react'
import { type ComponentType, Suspense } from 'react'
import { visibleName } from '#files/suspectName.ts'
import { artifactUrl } from '#mlflow/artifacts.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import { formatBytes } from '#ui/formatTime.ts'
import { lazyPart } from '#ui/lazyPart.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { type ArtifactKind, artifactKind, fileName } from '#src/artifactKind.ts'
import classes from './ArtifactPreview.module.css'
import type { ViewerProps } from './ViewerProps.ts'

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
const ImagePreview = lazyPart('The picture', async () => {
  const { ImagePreview } = await import('./ImagePreview.tsx')
  return ImagePreview
})
const MarkdownPreview = lazyPart('The text', async () => {
  const { MarkdownPreview } = await import('./MarkdownPreview.tsx')
  return MarkdownPreview
})
const HtmlPreview = lazyPart('The page', async () => {
  const { HtmlPreview } = await import('./HtmlPreview.tsx')
  return HtmlPreview
})
const PdfPreview = lazyPart('The document', async () => {
  const { PdfPreview } = await import('./PdfPreview.tsx')
  return PdfPreview
})
const MediaPreview = lazyPart('The recording', async () => {
  const { MediaPreview } = await import('./MediaPreview.tsx')
  return MediaPreview
})
const NotebookPreview = lazyPart('The notebook', async () => {
  const { NotebookPreview } = await import('./NotebookPreview.tsx')
  return NotebookPreview
})
const ArchivePreview = lazyPart('The list of files', async () => {
  const { ArchivePreview } = await import('./ArchivePreview.tsx')
  return ArchivePreview
})
const ArrayPreview = lazyPart('The array', async () => {
  const { ArrayPreview } = await import('./ArrayPreview.tsx')
  return ArrayPreview
})
const ModelPreview = lazyPart('The model', async () => {
  const { ModelPreview } = await import('./ModelPreview.tsx')
  return ModelPreview
})
const UnknownPreview = lazyPart('The preview', async () => {
  const { UnknownPreview } = await import('./UnknownPreview.tsx')
  return UnknownPreview
})
const PlotSpecNote = lazyPart('The kind of the plot', async () => {
  const { PlotSpecNote } = await import('./PlotSpecNote.tsx')
  return PlotSpecNote
})

const previews: Record<ArtifactKind, ComponentType<ViewerProps>> = {
  text: TextPreview,
  json: JsonPreview,
  yaml: YamlPreview,
  table: TablePreview,
  image: ImagePreview,
  markdown: MarkdownPreview,
  html: HtmlPreview,
  pdf: PdfPreview,
  audio: MediaPreview,
  video: MediaPreview,
  notebook: NotebookPreview,
  archive: ArchivePreview,
  array: ArrayPreview,
  model: ModelPreview,
  other: UnknownPreview,
}

type Props = { runId: string; path: string; bytes: number }

/** One file: its name, size and download, and what is in it where that can be shown. */
export function ArtifactPreview({ runId, path, bytes }: Props) {
  const name = fileName(path)
  const kind = artifactKind(path)
  const Preview = previews[kind]
  const Source = previews.text
  const file = { runId, path, bytes }
  return (
    <>
      <header className={classes.header}>
        <h2 className={`${classes.title} name`}>{visibleName(name)}</h2>
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
          <>
            {kind === 'json' && <PlotSpecNote {...file} />}
            <Preview {...file} source={<Source {...file} source={null} />} />
          </>
        )}
      </Suspense>
    </>
  )
}
