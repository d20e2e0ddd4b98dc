import type { RunTable } from '#mlflow/runTable.ts'
import type { Brush } from '#src/brushes.ts'
import type { MenuItem } from '#ui/ActionMenu.tsx'

/** The runs that plots are over, and what can be done with them. */
export type PlottedRuns = {
  table: RunTable
  /** Of the table, in its order; another list whenever something of them is different. */
  rows: Int32Array
  /** Those that would be there without brushes, in no order. */
  unbrushed: Int32Array
  brushes: readonly Brush[]
  onBrush: (brushes: readonly Brush[]) => void
  /** The colours of the runs that have one, by id; null for one that is drawn in grey. */
  slots: ReadonlyMap<string, number | null>
  /** What each colour stands for, a run or a group of runs, for a picture that stands alone. */
  legend: readonly { name: string; slot: number }[]
  selected: ReadonlySet<string>
  /** Selects a run, or takes it out of the selection. */
  onToggle: (runId: string) => void
}

/** What every plot is given. */
export type PlotProps<Spec> = {
  spec: Spec
  runs: PlottedRuns
  /** In px, where the plot stands alone; undefined for what suits it among others. */
  height: number | undefined
  /** What can be done with the plot where it stands. */
  actions: readonly MenuItem[]
  onChange: (spec: Spec) => void
  /** Opens the form of the plot. */
  onEdit: () => void
}
