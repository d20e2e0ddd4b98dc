import type { Run } from '#mlflow/runs.ts'

/** What matrices tell of their run. */
export type MatrixRun = Pick<Run, 'id' | 'name' | 'status'>
