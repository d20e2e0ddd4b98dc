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

/** The two that are wanted, or else the first, and the first other than it. */
export function filePair(
  files: readonly PresentFile[],
  wanted: { a: string | null; b: string | null },
): { a: PresentFile; b: PresentFile } | null {
  const of = (id: string | null) => files.find(({ run }) => run.id === id)
  const a = of(wanted.a) ?? files.find(({ run }) => run.id !== wanted.b)
  const b = of(wanted.b) ?? files.find(({ run }) => run.id !== a?.run.id)
  return a && b ? { a, b } : null
}
