import type { Page } from '@playwright/test'
import { trainingClient } from '#src/testing/trainingClient.ts'
import { launchChromium } from './launchChromium.ts'

const CLASSES = { many: 100, most: 1_000 }
/** Each time is the median of so many. */
const REPEATS = 9
const MATRIX = '[role="application"]'

/**
 * Confusion matrices in Chromium: one of 100 classes drawn anew, two of them with their difference, and one of 1,000
 * classes. From a click to the painted frame, in ms, and the main thread's work alone; the machine may be busy with
 * other things. Logs the runs to the server at `url` first. Null where the browser does not tell.
 */
export async function measureMatrices(url: string): Promise<Record<string, number | null>> {
  const [one, other] = await logRuns(url, CLASSES.many)
  const [largest] = await logRuns(url, CLASSES.most)
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 900 } })
    await open(page, `${url}/runs/${one}`)
    const single = await timesOf(page, ['% of true', 'Counts'])
    await open(page, `${url}/compare?runs=${one},${other}&matrix-mode=difference`)
    const difference = await timesOf(page, ['Counts', '% of true'])
    const first = await timeToDraw(page, `${url}/runs/${largest}`)
    const most = await timesOf(page, ['% of true', 'Counts'])
    const moves = await timesOfMoves(page)
    return {
      '100 classes, to the frame (ms)': median(single.frames),
      '100 classes, main thread (ms)': median(single.work),
      'A, B and Δ of 100 classes, to the frame (ms)': median(difference.frames),
      'A, B and Δ of 100 classes, main thread (ms)': median(difference.work),
      '1,000 classes, first draw after its file is here (ms)': first,
      '1,000 classes, drawn anew, to the frame (ms)': median(most.frames),
      '1,000 classes, pointer to frame, p95 (ms)': quantile(moves, 0.95),
    }
  } finally {
    await browser.close()
  }
}

/** Two runs with a matrix each; a tenth of all cells near the diagonal are errors. Answers with their ids. */
async function logRuns(url: string, classes: number): Promise<string[]> {
  const { logRun, logArtifact } = trainingClient((path, init) => fetch(url + path, init))
  const labels = Array.from({ length: classes }, (_, i) => `class ${i}`)
  const runs: string[] = []
  for (const seed of [1, 2]) {
    const run = await logRun({ name: `classes_${classes}_${seed}` })
    const matrix = labels.map((_row, i) =>
      labels.map((_column, j) => {
        if (i === j) return 50 + ((i * 31 * seed) % 150)
        return Math.abs(i - j) < classes / 5 && (i * 7 + j * 13 * seed) % 4 === 0 ? (i + j) % 9 : 0
      }),
    )
    await logArtifact(run, 'confusion_matrix.json', JSON.stringify({ labels, matrix }))
    runs.push(run)
  }
  return runs
}

async function open(page: Page, address: string) {
  await page.goto(address)
  await page
    .getByRole('heading', { name: 'Confusion matrices' })
    .evaluate((heading) => heading.scrollIntoView())
  await page.locator(MATRIX).first().waitFor()
  await page.waitForLoadState('networkidle')
}

/** From the end of the file's download until a frame shows the matrix. */
async function timeToDraw(page: Page, address: string): Promise<number | null> {
  await page.addInitScript(async (matrix) => {
    while (document.querySelector(`${matrix} canvas`) === null) {
      await new Promise(requestAnimationFrame)
    }
    // What comes next in the queue comes after that frame is painted.
    await new Promise((resolve) => setTimeout(resolve))
    performance.mark('matrix')
  }, MATRIX)
  await open(page, address)
  return page.evaluate(() => {
    const [drawn] = performance.getEntriesByName('matrix')
    const file = performance
      .getEntriesByType('resource')
      .find(({ name }) => name.includes('get-artifact'))
    return drawn && file ? drawn.startTime - (file.startTime + file.duration) : null
  })
}

/** Clicks on one view after the other: ms from each click to the painted frame, and of the main thread's work for it. */
async function timesOf(page: Page, views: readonly string[]) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const workSoFar = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000
  }
  const frames: number[] = []
  const work: number[] = []
  for (let nth = 0; nth < REPEATS; nth++) {
    const choice = page
      .getByRole('region', { name: 'Confusion matrices' })
      .getByRole('radio', { name: views[nth % views.length] ?? '', exact: true })
    const element = await choice.elementHandle()
    const before = await workSoFar()
    // Clicked within the page: what drives it from outside is no part of the work.
    const frame = await element?.evaluate(async (choice) => {
      const start = performance.now()
      if (choice instanceof HTMLElement) choice.click()
      await new Promise(requestAnimationFrame)
      await new Promise((resolve) => setTimeout(resolve))
      return performance.now() - start
    })
    work.push((await workSoFar()) - before)
    frames.push(frame ?? Number.NaN)
    await page.waitForTimeout(300)
  }
  await session.detach()
  return { frames, work }
}

/** The pointer goes over the matrix: ms from each move to the painted frame. */
async function timesOfMoves(page: Page): Promise<number[]> {
  const box = await page.locator(MATRIX).first().boundingBox()
  if (!box) return []
  const moved = page.evaluate(async (matrix) => {
    const times: number[] = []
    document.querySelector(matrix)?.addEventListener('pointermove', ({ timeStamp }) => {
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - timeStamp)))
    })
    await new Promise((resolve) => setTimeout(resolve, 4_000))
    return times
  }, MATRIX)
  for (let i = 0; i < 80; i++) {
    await page.mouse.move(box.x + 120 + ((i * 37) % 480), box.y + 120 + ((i * 53) % 480))
    await page.waitForTimeout(25)
  }
  return moved
}

const median = (values: readonly number[]) => quantile(values, 0.5)

const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? null
