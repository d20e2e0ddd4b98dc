import type { ReactNode } from 'react'
import type { Artifact } from '#mlflow/artifacts.ts'
import type { Run } from '#mlflow/runs.ts'

/** One run's file of those that are compared. */
export type ComparedFile = {
  run: Run
  /** How the run is named on this page. */
  name: ReactNode
  /** Null where the run has no such file. */
  file: Artifact | null
}

/** A file that is there. */
export type PresentFile = ComparedFile & { file: Artifact }

export const presentFiles = (files: readonly ComparedFile[]): PresentFile[] =>
  files.flatMap(({ run, name, file }) => (file ? [{ run, name, file }] : []))

/** Their runs, to choose from. */
export const choicesOf = (files: readonly PresentFile[]) =>
  files.map(({ run: { id, name } }) => ({ id, name }))
