import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { artifactQueries } from '#mlflow/artifacts.ts'
import { folderOf } from '#src/artifactKind.ts'
import { imageSequence } from './imageSequence.ts'
import { PictureViewer } from './PictureViewer.tsx'
import type { ViewerProps } from './ViewerProps.ts'

/** A picture; with those beside it whose names differ by a step, as a sequence. */
export function ImagePreview({ runId, path, bytes }: ViewerProps) {
  const { data: siblings } = useQuery(artifactQueries.folder(runId, folderOf(path)))
  const sequence = useMemo(() => imageSequence(path, siblings ?? []), [path, siblings])
  return (
    <PictureViewer
      runId={runId}
      path={path}
      sequence={
        sequence ?? { name: '', unit: 'step', frames: [{ path, bytes, step: 0, loggedAt: null }] }
      }
    />
  )
}
