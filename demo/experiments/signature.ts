import { FEATURES } from '../market/features.ts'
import type { Sample } from '../market/samples.ts'
import { rounded } from '../report/csv.ts'

/** What goes into a detector and what comes out of it, in MLflow's column types. */
export const DETECTOR_SIGNATURE = {
  inputs: FEATURES.map((name) => ({ name, type: 'double' })),
  outputs: [{ name: 'score', type: 'double' }],
}

const EXAMPLE_ROWS = 3

export const exampleOf = (samples: readonly Sample[]) => ({
  columns: [...FEATURES],
  data: samples
    .slice(0, EXAMPLE_ROWS)
    .map(({ features }) => features.map((value) => rounded(value))),
})
