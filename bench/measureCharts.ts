import path from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser, Page } from '@playwright/test'
import { build, preview } from 'vite'
import { launchChromium } from './launchChromium.ts'
import type { PeerName, Shape } from './charts/chartBench.ts'
import { type Column, printTable } from './printTable.ts'

const PEERS: readonly PeerName[] = ['tidemark', 'canvas', 'recharts', 'uplot', 'plotly']
const SHAPES: readonly Shape[] = [
  { charts: 1, lines: 10, points: 1_000 },
  { charts: 1, lines: 100, points: 1_000 },
  { charts: 1, lines: 100, points: 10_000 },
  { charts: 1, lines: 1, points: 1_000_000 },
  { charts: 12, lines: 10, points: 300 },
]
/** Recharts takes half a minute or more for lines of more points than this in all. */
const RECHARTS_POINTS = 200_000
/** Each figure is the median of so many. */
const TIMES = 5

/** Charts of Tidemark and of its peers in one browser, drawn, read by the pointer and zoomed; prints a table for each shape. */
export async function measureCharts(folder: string) {
  const root = path.join(import.meta.dirname, 'charts')
  const outDir = path.join(folder, 'charts')
  const config = {
    root,
    configFile: false,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, chunkSizeWarningLimit: 10_000 },
  } as const
  await build({ ...config, plugins: [react()] })
  const server = await preview({ ...config, preview: { port: 0 } })
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } })
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    for (const shape of SHAPES) {
      const columns: Column[] = []
      for (const peer of PEERS) {
        const all = shape.charts * shape.lines * shape.points
        if (peer === 'recharts' && all > RECHARTS_POINTS) continue
        columns.push({ name: peer, figures: await measure(browser, page, peer, shape) })
      }
      const { charts, lines, points } = shape
      const each = `${lines} lines of ${points.toLocaleString('en')} points`
      printTable(charts === 1 ? `A chart of ${each}` : `${charts} charts of ${each}`, columns)
    }
  } finally {
    await browser.close()
    await server.close()
  }
}

async function measure(browser: Browser, page: Page, peer: PeerName, shape: Shape) {
  const session = await browser.newBrowserCDPSession()
  const cpuOf = async <T>(act: () => Promise<T>) => {
    const before = await session.send('SystemInfo.getProcessInfo')
    const result = await act()
    const after = await session.send('SystemInfo.getProcessInfo')
    const total = ({ processInfo }: typeof before) =>
      processInfo.reduce((total, { cpuTime }) => total + cpuTime, 0)
    return { ...result, cpu: (total(after) - total(before)) * 1_000 }
  }
  const draw = () =>
    page.evaluate(([peer, shape]) => window.chartBench.draw(peer, shape), [peer, shape] as const)
  // What comes first also compiles the peer's code.
  await draw()
  const drawn = []
  for (let i = 0; i < TIMES; i++) drawn.push(await cpuOf(draw))
  const zoomed = []
  for (let i = 1; i <= TIMES; i++) {
    const [from, to] = [shape.points * 0.05 * i, shape.points * (0.05 * i + 0.3)].map(Math.round)
    zoomed.push(
      await page.evaluate(([from, to]) => window.chartBench.zoom(from ?? 0, to ?? 1), [from, to]),
    )
  }
  const hover = await moves(page)
  await session.detach()
  return {
    'painted (ms)': median(drawn.map(({ painted }) => painted)),
    'painted, processor (ms)': median(drawn.map(({ cpu }) => cpu)),
    'longest task (ms)': median(drawn.map(({ longest }) => longest)),
    'zoomed (ms)': median(zoomed.map(({ painted }) => painted)),
    'pointer to frame, p50 (ms)': quantile(hover, 0.5),
    'pointer to frame, p95 (ms)': quantile(hover, 0.95),
  }
}

/** The pointer goes across the first chart and back: ms from each move to the painted frame. */
async function moves(page: Page): Promise<number[]> {
  await page.mouse.move(100, 100)
  const watch = await page.evaluateHandle(() => window.chartBench.watchMoves())
  for (let i = 0; i < 80; i++) {
    await page.mouse.move(80 + ((i * 13) % 400), 60 + ((i * 7) % 120))
    await page.waitForTimeout(20)
  }
  return watch.evaluate(({ stop }) => stop())
}

const median = (values: readonly number[]) => quantile(values, 0.5)

const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? null
