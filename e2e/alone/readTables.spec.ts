import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { longestTask, watchLongTasks } from '../../bench/longTasks.ts'
import { problemsInBothThemes } from '../accessible.ts'
import { logRun } from './log.ts'
import { putArtifact } from '../putArtifact.ts'
import { expect, test } from './servers.ts'

/** No task of the page may take longer, in ms; what reads and sorts does so elsewhere. */
const LONGEST_TASK_MS = 1_000

const ROWS = 1_000_000
const LOG_BYTES = 50_000_000

const TICKERS = ['GOTO.JK', 'BUMI.JK', 'BBCA.JK', 'UNVR.JK', 'ADRO.JK']

/** A million rows of prices; the price is the row's number, shuffled. */
function prices(): string {
  const lines = ['row,ticker,day,price,note']
  for (let i = 0; i < ROWS; i++) {
    // Has no divisor in common with their number, so that each price comes once.
    const price = (((i * 7_919) % ROWS) / 100).toFixed(2)
    const day = `2024-01-${String((i % 28) + 1).padStart(2, '0')}`
    const note = i === 777_777 ? '"the ""one"" row, of all"' : ''
    lines.push(`${i},${TICKERS[i % TICKERS.length]},${day},${price},${note}`)
  }
  return `${lines.join('\n')}\n`
}

/** A log of 50 MB, with one line that is searched for, and one that is very long. */
function trainingLog(): string {
  const lines: string[] = []
  let bytes = 0
  for (let step = 1; bytes < LOG_BYTES; step++) {
    const rest = step === 400_000 ? ` ${'long '.repeat(20_000)}` : ''
    const what = step === 555_555 ? 'WARNING gradient overflow' : 'INFO'
    const line = `2024-01-02 03:04:05 ${what} step ${step} loss=${(1 / step).toFixed(8)}${rest}`
    lines.push(line)
    bytes += line.length + 1
  }
  return `${lines.join('\n')}\n`
}

/** Logs files to a run of its own, and answers with the address that they are below. */
async function logFiles(request: APIRequestContext, url: string, files: Record<string, string>) {
  const { run_id, artifact_uri } = await logRun(request, url, { experiment: 'files', run: 'files' })
  for (const [name, content] of Object.entries(files)) {
    await putArtifact(request, url, artifact_uri, name, content)
  }
  return `${url}/runs/${run_id}/artifacts`
}

const expectNoLongTask = async (page: Page) =>
  expect(await page.evaluate(longestTask)).toBeLessThan(LONGEST_TASK_MS)

/** Scrolls so many px with the wheel, as fast as the page draws; all at once would be a jump. */
async function turnWheel(page: Page, target: Locator, px: number) {
  const STEP_PX = 500
  await target.hover()
  for (let at = 0; at < px; at += STEP_PX) {
    await page.mouse.wheel(0, STEP_PX)
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  }
}

const row = (page: Page, number: string) =>
  page
    .getByRole('grid', { name: 'Rows' })
    .locator('tbody tr')
    .filter({ has: page.getByRole('rowheader', { name: number, exact: true }) })
const firstRow = (page: Page) =>
  page.getByRole('grid', { name: 'Rows' }).locator('tbody tr').first()

test('a CSV of a million rows is scrolled, sorted and searched, and the page never hangs', async ({
  page,
  request,
  url,
}) => {
  test.setTimeout(180_000)
  const files = await logFiles(request, url, { 'prices.csv': prices() })
  await watchLongTasks(page)
  await page.goto(`${files}/prices.csv`)

  await expect(page.getByText(/^1,000,000 rows, 5 columns\./)).toBeVisible({ timeout: 60_000 })
  const grid = page.getByRole('grid', { name: 'Rows' })
  await expect(row(page, '1')).toContainText('GOTO.JK')

  await turnWheel(page, grid, 27_000)
  await expect(row(page, '1,000')).toContainText('ADRO.JK')

  await grid.focus()
  await page.keyboard.press('Control+End')
  await expect(row(page, '1,000,000')).toContainText('999999')
  await page.keyboard.press('PageUp')
  await page.keyboard.press('Control+Home')
  await expect(row(page, '1')).toBeVisible()

  await page.getByRole('columnheader', { name: 'price' }).getByRole('button').click()
  await expect(firstRow(page)).toContainText('0.00')
  await page.getByRole('columnheader', { name: 'price' }).getByRole('button').click()
  await expect(page).toHaveURL(/sort=price&order=descending/)
  await expect(firstRow(page)).toContainText('9999.99')

  await page.getByRole('searchbox', { name: 'Filter rows' }).fill('the "one" row')
  await expect(page.getByText(/^1 of 1,000,000 rows/)).toBeVisible()
  await expect(firstRow(page)).toContainText('777777')

  await page.reload()
  await expect(page.getByText(/^1 of 1,000,000 rows/)).toBeVisible({ timeout: 60_000 })
  await expect(firstRow(page)).toContainText('777,778')
  await expectNoLongTask(page)
})

test('a table can be left while it is read', async ({ page, request, url }) => {
  test.setTimeout(120_000)
  const files = await logFiles(request, url, { 'prices.csv': prices(), 'a.csv': 'x,y\na,1\n' })
  // As over a slow line.
  const session = await page.context().newCDPSession(page)
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: 4_000_000,
    uploadThroughput: -1,
  })
  await page.goto(`${files}/prices.csv`)

  await expect(page.getByRole('progressbar', { name: 'Reading the file' })).toBeVisible()
  await expect(page.getByText(/rows so far/)).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText(/Reading was stopped: the first [\d,]+ rows/)).toBeVisible()
  await expect(row(page, '1')).toContainText('GOTO.JK')

  await page.getByRole('treeitem', { name: /^a\.csv/ }).click()
  await expect(page.getByText(/^1 row, 2 columns/)).toBeVisible()
})

test('a log of 50 MB is scrolled and searched, and the page never hangs', async ({
  page,
  request,
  url,
}) => {
  test.setTimeout(180_000)
  const files = await logFiles(request, url, { 'train.log': trainingLog() })
  await watchLongTasks(page)
  await page.goto(`${files}/train.log`)

  const text = page.getByRole('region', { name: 'Text' })
  const line = (number: number) => text.locator(`li[data-item="${number - 1}"]`)
  await expect(page.getByText(/^\d{3},\d{3} lines$/)).toBeVisible({ timeout: 60_000 })
  await expect(line(1)).toContainText('step 1 ')

  await turnWheel(page, text, 19_000)
  await expect(line(1_000)).toContainText('step 1000 ')

  await text.focus()
  await page.keyboard.press('End')
  await expect(text).not.toContainText('step 1000 ')
  await page.keyboard.press('Home')
  await expect(line(1)).toContainText('step 1 ')

  await page.getByRole('searchbox', { name: 'Find in this file' }).fill('gradient overflow')
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible()
  await expect(line(555_555).locator('mark')).toHaveText('gradient overflow')

  await page.getByRole('button', { name: 'Regular expression' }).click()
  await page.getByRole('searchbox', { name: 'Find in this file' }).fill(String.raw`step \d{2} `)
  await expect(page.getByText(/^\d+ of 90$/)).toBeVisible()

  await page.goto(`${files}/train.log#L400000`)
  await expect(line(400_000)).toContainText('more characters in this line', { timeout: 60_000 })
  await expect(line(400_000)).toBeInViewport()
  await expectNoLongTask(page)
})

test('an expression that never ends is stopped, and the text stays', async ({
  page,
  request,
  url,
}) => {
  const files = await logFiles(request, url, { 'a.log': `${'a'.repeat(60)}!\nsecond\n` })
  await page.goto(`${files}/a.log?find=(a%2B)%2B%24&findAs=expression`)

  await expect(page.getByText(/Not searched: it took more than five seconds/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Text' })).toContainText('second')
})

const IMPORTANCE = `feature,importance
volume_z,0.34
return_z,-0.12
gap_z,0.05
`
const SETTINGS = `# of the detector
model: &model {layers: [64, 32], note: ${'x'.repeat(100)}}
again: *model
`

test('tables, texts and trees are accessible in both themes', async ({ page, request, url }) => {
  const files = await logFiles(request, url, {
    'feature_importance.csv': IMPORTANCE,
    'train.log': `${'a long line '.repeat(400)}\nsecond\n`,
    'settings.yaml': SETTINGS,
    'broken.json': '{"a": [1, 2',
  })

  await page.goto(`${files}/feature_importance.csv?sort=importance&filter=z`)
  await expect(page.getByRole('region', { name: 'Bars' })).toContainText('−0.12')
  await page.getByRole('grid', { name: 'Rows' }).focus()
  await page.keyboard.press('ArrowDown')
  expect(await problemsInBothThemes(page)).toEqual([])

  await page.goto(`${files}/train.log?find=second#L2`)
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible()
  expect(await problemsInBothThemes(page)).toEqual([])

  await page.goto(`${files}/settings.yaml?find=xx`)
  await expect(page.getByText('1 of 2', { exact: true })).toBeVisible()
  expect(await problemsInBothThemes(page)).toEqual([])

  await page.goto(`${files}/broken.json`)
  await expect(page.getByRole('button', { name: 'Show line 1' })).toBeVisible()
  expect(await problemsInBothThemes(page)).toEqual([])
})
