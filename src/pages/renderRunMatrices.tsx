import { Suspense } from 'react'
import type { Run } from '#mlflow/runs.ts'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { lazyPart } from '#ui/lazyPart.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'

const RunPairMatrices = lazyPart('The confusion matrices', async () => {
  const { RunPairMatrices } = await import('#features/confusion-matrix/RunPairMatrices.tsx')
  return RunPairMatrices
})

/** The confusion matrices of two runs and their difference, where both have one. */
export const renderRunMatrices = (a: Run, b: Run) => (
  <ErrorBoundary what="The confusion matrices">
    <Suspense fallback={<Skeleton label="Loading the confusion matrices" />}>
      <RunPairMatrices a={a} b={b} />
    </Suspense>
  </ErrorBoundary>
)
