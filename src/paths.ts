import { type RunSelection, writeSelection } from './runSelection.ts'

/** Every address of the app, so that no page spells another page's URL. Ids and names are escaped here. */
export const paths = {
  experiments: () => '/experiments',

  /** The workspace over one or several experiments. */
  experiment: (...experimentIds: string[]) =>
    `/experiments/${experimentIds.map(encodeURIComponent).join(',')}`,

  run: (runId: string) => `/runs/${encodeURIComponent(runId)}`,

  /** One artifact of a run, or a folder; `path` is relative to the run's artifact root. */
  artifact: (runId: string, path: string) =>
    `/runs/${encodeURIComponent(runId)}/artifacts/${path.split('/').map(encodeURIComponent).join('/')}`,

  compare: (selection: RunSelection) => `/compare?runs=${writeSelection(selection)}`,

  models: () => '/models',
}
