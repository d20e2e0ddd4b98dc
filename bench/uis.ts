import type { MlflowName } from '../scripts/mlflowEnvironment.mjs'

/** The same runs on any server, with the metrics `metric_0` and so on, and the params `param_0` and so on. */
type SeededCurves = { experimentId: string; runIds: readonly string[]; metrics: number }

/** A page that draws a chart for each metric, and the selectors by which one sees that it does. */
export type ChartsPage = {
  path: string
  /** What the charts scroll in. */
  scroller: string
  chart: string
  /** Of the lines of one chart, and how many there must be. */
  lines: string
  least: number
  /** What must be in the browser's local storage before. */
  settings: Record<string, string>
}

/** Where the pages of a user interface are, and how one sees that they show what they should. */
export type Ui = {
  /** In words, what of all lines the charts do not draw; empty where they draw all. */
  cap: string
  runsPage: (experimentId: string) => string
  comparePage: (curves: SeededCurves) => string
  /** Selectors of a value of a param and of a metric on the page that compares. */
  comparedValues: readonly string[]
  chartsPage: (curves: SeededCurves) => ChartsPage
}

const MLFLOW_CHARTS = {
  scroller: '[data-testid="experiment-view-compare-runs-chart-area"]',
  chart: '[data-testid="experiment-view-compare-runs-card"]',
  lines: 'path.js-line',
}
/** What 2.9.2 offers at most; for more, its server refuses the histories. */
const MOST_RUNS = 20

const mlflowComparePage = ({ experimentId, runIds }: SeededCurves) =>
  `/#/compare-runs?${new URLSearchParams({
    runs: JSON.stringify(runIds),
    experiments: JSON.stringify([experimentId]),
  })}`

export const uis: Record<'Tidemark' | MlflowName, Ui> = {
  Tidemark: {
    cap: '',
    runsPage: (experimentId) => `/experiments/${experimentId}`,
    comparePage: ({ runIds }) => `/compare?runs=${runIds.join(',')}`,
    comparedValues: ['param', 'metric'].map(
      (kind) => `[aria-label="Runs side by side"] th[aria-label^="${kind}_0"] ~ td`,
    ),
    chartsPage: ({ experimentId, runIds }) => ({
      path: `/experiments/${experimentId}?panels=1&selected=${runIds.join(',')}`,
      scroller: '[aria-label="Panels of metrics"]',
      chart: 'figure',
      // All lines are on one canvas; the label counts them once the last history has come.
      lines: `[aria-label*=" ${runIds.length} runs,"] canvas`,
      least: 1,
      settings: {},
    }),
  },
  '2.9.2': {
    cap: `${MOST_RUNS} runs at most`,
    runsPage: (experimentId) => `/#/experiments/${experimentId}`,
    comparePage: mlflowComparePage,
    comparedValues: ['.compare-run-table .diff-row td', '.compare-run-table th:has(a) ~ td'],
    chartsPage: ({ experimentId, metrics }) => {
      const charts = Array.from({ length: metrics }, (_, metric) => ({
        uuid: `chart-${metric}`,
        type: 'LINE',
        metricKey: `metric_${metric}`,
        runsCountToCompare: MOST_RUNS,
        lineSmoothness: 0,
        scaleType: 'linear',
        xAxisKey: 'step',
      }))
      const view = new URLSearchParams({
        compareRunsMode: 'CHART',
        compareRunCharts: btoa(JSON.stringify(charts)),
      })
      return {
        ...MLFLOW_CHARTS,
        path: `/#/experiments/${experimentId}?${view}`,
        least: MOST_RUNS,
        settings: {},
      }
    },
  },
  '3.x': {
    cap: '320 points a run',
    runsPage: (experimentId) => `/#/experiments/${experimentId}/runs`,
    comparePage: mlflowComparePage,
    comparedValues: [
      '.mlflow-compare-run-table .diff-row td',
      '.ReactVirtualized__Grid__innerScrollContainer',
    ],
    chartsPage: ({ experimentId, runIds }) => ({
      ...MLFLOW_CHARTS,
      path: `/#/experiments/${experimentId}/runs?compareRunsMode=CHART`,
      // Each run has its line and, below it, a faint one of what smoothing takes away.
      least: 2 * runIds.length,
      // By itself it draws ten runs.
      settings: {
        [`MLflowLocalStorage-1.1-ExperimentPage-["${experimentId}"]-ReactComponentState`]:
          JSON.stringify({ runsHiddenMode: 'SHOW_ALL' }),
      },
    }),
  },
}
