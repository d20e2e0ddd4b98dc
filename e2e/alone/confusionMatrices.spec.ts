import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { trainingClient } from '#src/testing/trainingClient.ts'
import { problemsInBothThemes } from '../accessible.ts'
import { demoRuns } from '../demoRuns.ts'
import { press } from '../tabTo.ts'
import { expect, root, test as base, withStore } from './servers.ts'

type Store = {
  url: string
  pageOf: Record<'forests' | 'epochs' | 'oneForest' | 'workspace' | 'hundred', string>
}

/** With relative addresses on one store for all: the demo, and two runs with a matrix of 100 classes each. */
const test = base.extend<object, { store: Store }>({
  store: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from the pattern
    ({}, provide) =>
      withStore('demo', async (url) => provide({ url, pageOf: await addresses(url) })),
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ store }, provide) => provide(store.url),
})

// The story is told in one picture of this size.
test.use({ viewport: { width: 1600, height: 900 } })
test.describe.configure({ timeout: 60_000 })

async function addresses(url: string): Promise<Store['pageOf']> {
  const forests = await demoRuns(url, 'isolation_forest')
  const autoencoders = await demoRuns(url, 'autoencoder')
  const [low, high] = ['contamination_0.03', 'contamination_0.1'].map((name) =>
    forests.runs.get(name),
  )
  const epochs = ['encoding_dim_32', 'encoding_dim_8'].map((name) => autoencoders.runs.get(name))
  const hundred = await logHundredClasses(url)
  return {
    forests: `/compare?runs=${low},${high}&matrix=true&matrix-mode=difference`,
    epochs: `/compare?runs=${epochs.join(',')}&matrix-source=confusion_matrices/step_%23.json`,
    oneForest: `/runs/${low}`,
    workspace: `/experiments/${forests.id}?panels=1&matrix-panel=open&selected=${low}.0,${high}.1`,
    hundred: `/compare?runs=${hundred.join(',')}&matrix-mode=difference`,
  }
}

/** Of each class, ten samples are right and one is taken for the next class; in the second run for the one after. */
async function logHundredClasses(url: string): Promise<string[]> {
  const { logRun, logArtifact } = trainingClient((path, init) => fetch(url + path, init))
  const labels = Array.from({ length: 100 }, (_, i) => `class ${i}`)
  const runs: string[] = []
  for (const further of [1, 2]) {
    const run = await logRun({ name: `hundred_${further}` })
    const matrix = labels.map((_row, i) =>
      labels.map((_column, j) => (i === j ? 10 : j === (i + further) % 100 ? 1 : 0)),
    )
    await logArtifact(run, 'confusion_matrix.json', JSON.stringify({ labels, matrix }))
    runs.push(run)
  }
  return runs
}

const section = (page: Page) => page.getByRole('region', { name: 'Confusion matrices' })
const grid = (page: Page, name: string | RegExp) => section(page).getByRole('grid', { name })
const toMatrices = (page: Page) =>
  page
    .getByRole('heading', { name: 'Confusion matrices' })
    .evaluate((heading) => heading.scrollIntoView())

test('what a higher contamination buys and costs is told in one picture: A, B, Δ and each class', async ({
  page,
  store,
}) => {
  await page.goto(store.pageOf.forests)
  await toMatrices(page)

  const difference = grid(page, /^Confusion matrix of contamination_0\.1 minus contamination_0\.03/)
  await expect(difference.getByRole('gridcell')).toHaveText(['▼−5.5', '▼+5.5', '▲−31.7', '▲+31.7'])
  // The curves above have come meanwhile.
  await page.waitForLoadState('networkidle')
  await toMatrices(page)
  for (const part of [
    grid(page, /^Confusion matrix of contamination_0\.03:/),
    grid(page, /^Confusion matrix of contamination_0\.1:/),
    difference,
    section(page).getByRole('row', { name: /^anomaly 0\.743 0\.466/ }),
  ]) {
    await expect(part).toBeInViewport({ ratio: 1 })
  }

  // The three stand side by side, at one height.
  const figures = await section(page).getByRole('figure').all()
  const boxes = await Promise.all(figures.map((figure) => figure.boundingBox()))
  expect(new Set(boxes.map((box) => box?.y)).size).toBe(1)
  expect(new Set(boxes.map((box) => box?.height)).size).toBe(1)
})

test('what is pointed at in one matrix is marked and told in all three', async ({
  page,
  store,
}) => {
  await page.goto(store.pageOf.forests)
  await toMatrices(page)

  await grid(page, /^Confusion matrix of contamination_0\.1:/)
    .getByRole('gridcell')
    .nth(2)
    .hover()
  await expect(
    section(page).getByText('Of 473 true “anomaly”, 291 predicted “normal”'),
  ).toBeVisible()
  await expect(
    section(page).getByText('Of 473 true “anomaly”, 141 predicted “normal”'),
  ).toBeVisible()
  await expect(
    section(page).getByText(/61\.5.% in A, 29\.8.% in B, −31\.7 points: better/),
  ).toBeVisible()
})

test('a matrix is saved as SVG, PNG, CSV and Markdown, and copied', async ({ page, store }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(store.pageOf.forests)
  await toMatrices(page)
  const menu = page.getByRole('button', { name: /^Actions on the confusion matrix of .* minus/ })

  const saved: Record<string, Buffer> = {}
  for (const form of ['SVG', 'PNG', 'CSV', 'Markdown']) {
    await menu.click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: `Save as ${form}` }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(
      /^Confusion_matrix_of_contamination_0\.1_minus_contamination_0\.03\.(svg|png|csv|md)$/,
    )
    saved[form] = await readFile(await file.path())
  }
  expect(String(saved['SVG'])).toContain('▲ −31.7')
  expect(saved['PNG']?.subarray(1, 4).toString()).toBe('PNG')
  expect(String(saved['CSV'])).toMatch(/^anomaly,-0\.3171\d+,0\.3171\d+\r$/m)
  expect(String(saved['Markdown'])).toContain('| anomaly | −31.7 | +31.7 |')

  await menu.click()
  await page.getByRole('menuitem', { name: 'Copy as Markdown' }).click()
  await expect(page.getByText(/is on the clipboard\.$/)).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(String(saved['Markdown']))
  await menu.click()
  await page.getByRole('menuitem', { name: 'Copy as PNG' }).click()
  await expect
    .poll(() =>
      page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types)),
    )
    .toContain('image/png')
})

test('a cell leads to its samples; another threshold makes another matrix, and other samples', async ({
  page,
  store,
}) => {
  await page.goto(store.pageOf.oneForest)
  const matrix = grid(page, /^Confusion matrix/)
  await expect(matrix.getByRole('gridcell')).toHaveText(['5752', '63', '291', '182'])

  await matrix.getByText('63').click()
  const samples = page.getByRole('region', { name: 'Samples of the cell' })
  await expect(samples).toContainText('63 samples in predictions.csv.')
  await page.keyboard.press('Escape')
  await expect(samples).toBeHidden()
  await expect(matrix.getByText('63')).toBeFocused()

  await page.getByRole('button', { name: 'Other thresholds…' }).click()
  const threshold = page.getByRole('region', { name: 'Threshold' })
  await expect(threshold.getByRole('figure', { name: /^ROC: area 0\.909/ })).toBeVisible()
  await expect(
    threshold.getByRole('figure', { name: /^Precision–recall: average precision 0\.603/ }),
  ).toBeVisible()
  await threshold.getByRole('slider').focus()
  await press(page, 'Home')
  await expect(matrix.getByRole('gridcell')).toHaveText(['5815', '0', '473', '0'])
  await press(page, 'ArrowRight', 'ArrowRight')
  await expect(matrix.getByRole('gridcell')).toHaveText(['5815', '0', '471', '2'])
  await matrix.getByText('2', { exact: true }).click()
  await expect(samples).toContainText('2 samples in predictions.csv.')
  await expect(samples.getByRole('row')).toHaveCount(3)
})

test('one slider leads the matrices of two runs through their epochs', async ({ page, store }) => {
  await page.goto(store.pageOf.epochs)
  await toMatrices(page)
  const slider = section(page).getByRole('slider', { name: /^step/ })
  await expect(slider).toHaveAttribute('aria-valuetext', 'step 100')
  const cells = grid(page, /^Confusion matrix of encoding_dim_8:/).getByRole('gridcell')
  await expect(cells).toHaveCount(4)
  const last = await cells.allTextContents()

  await slider.focus()
  await press(page, 'Home')
  await expect(section(page).getByText('(step\u00a05)')).toHaveCount(2)
  expect(await cells.allTextContents()).not.toEqual(last)
  await expect(page).toHaveURL(/matrix-step=5/)
  await press(page, 'End')
  await expect(section(page).getByText('(step\u00a0100)')).toHaveCount(2)
  expect(await cells.allTextContents()).toEqual(last)
})

test('100 classes are walked, magnified, searched and sorted by keyboard', async ({
  page,
  store,
}) => {
  await page.goto(store.pageOf.hundred)
  await toMatrices(page)
  const a = section(page).getByRole('application').first()

  await a.focus()
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight')
  await expect(section(page).getByText('Of 11 true “class 1”, 0 predicted “class 3”')).toBeVisible()
  await expect(section(page).getByText('0 in A, 1 in B, +1: worse.')).toBeVisible()
  await press(page, 'End', 'PageDown')
  await expect(
    section(page).getByText('Of 11 true “class 99”, 10 predicted “class 99”'),
  ).toHaveCount(2)

  // Magnified around the cell, which stays in sight.
  await press(page, '+', '+', '+')
  const scrolled = () => a.evaluate(({ scrollTop, scrollLeft }) => [scrollTop, scrollLeft])
  expect((await scrolled()).every((scroll) => scroll > 100)).toBe(true)
  await press(page, 'Home', 'PageUp')
  await expect.poll(scrolled).toEqual([0, 0])
  await press(page, '-', '-', '-')

  const search = section(page).getByRole('searchbox', { name: 'Find classes' })
  await search.focus()
  await page.keyboard.type('class 9')
  await expect(
    section(page).getByText('89 classes without “class 9” in the name counted as one.'),
  ).toBeVisible()
  await expect(grid(page, /^Confusion matrix of hundred_1:/).getByRole('rowheader')).toHaveCount(12)
})

test('the workspace shows the matrices of its selected runs, and leads to their difference', async ({
  page,
  store,
}) => {
  await page.goto(store.pageOf.workspace)
  await expect(
    page.getByRole('grid', { name: /^Confusion matrix of contamination_0\.03:/ }),
  ).toBeVisible()

  await page.getByRole('link', { name: 'A / B / Δ' }).click()
  await toMatrices(page)
  await expect(grid(page, /minus contamination_0\.03/)).toBeVisible()
})

const states: Record<
  string,
  { at: keyof Store['pageOf']; reach: (page: Page) => Promise<unknown> }
> = {
  'two matrices and their difference': {
    at: 'forests',
    reach: async (page) => {
      await toMatrices(page)
      await grid(page, /minus/).getByRole('gridcell').first().hover()
    },
  },
  '100 classes on canvases': {
    at: 'hundred',
    reach: async (page) => {
      await toMatrices(page)
      await section(page).getByRole('application').first().focus()
      await press(page, 'ArrowDown', 'ArrowDown')
    },
  },
  'the series of two runs': {
    at: 'epochs',
    reach: async (page) => {
      await toMatrices(page)
      await expect(section(page).getByRole('slider')).toBeVisible()
    },
  },
  'samples and thresholds': {
    at: 'oneForest',
    reach: async (page) => {
      await grid(page, /^Confusion matrix/)
        .getByText('63')
        .click()
      await page.getByRole('button', { name: 'Other thresholds…' }).click()
      await expect(page.getByRole('figure', { name: /^ROC/ })).toBeVisible()
    },
  },
  'the panel of the workspace': {
    at: 'workspace',
    reach: (page) => expect(page.getByRole('grid', { name: /^Confusion matrix/ })).toHaveCount(2),
  },
}

for (const [name, { at, reach }] of Object.entries(states)) {
  test(`axe finds nothing in either theme: ${name}`, async ({ page, store }) => {
    test.setTimeout(120_000)
    await page.goto(store.pageOf[at])
    await reach(page)
    expect(await problemsInBothThemes(page)).toEqual([])
  })
}

test('predictions of a large CSV file and of a Parquet file are counted', async ({
  page,
  store,
}) => {
  const { logRun, logArtifact } = trainingClient((path, init) => fetch(store.url + path, init))
  const run = await logRun({ name: 'predicted' })
  const ROWS = 40_000
  const lines = Array.from({ length: ROWS }, (_, i) =>
    [
      i,
      `"day ${i}, of many"`,
      i % 4 === 0 ? 'anomaly' : 'normal',
      i % 8 === 0 ? 'anomaly' : 'normal',
    ].join(),
  )
  await logArtifact(run, 'predictions.csv', ['row,day,y_true,y_pred', ...lines].join('\n'))
  const parquet = 'src/features/confusion-matrix/reference/predictions.parquet'
  await logArtifact(
    run,
    'test/predictions.parquet',
    Uint8Array.from(await readFile(path.join(root, parquet))),
  )

  await page.goto(`/runs/${run}`)
  await section(page).scrollIntoViewIfNeeded()
  await expect(
    section(page).getByText('Counted from 40,000 predictions in the file.'),
  ).toBeVisible()
  await page
    .getByRole('combobox', { name: 'File of the matrix' })
    .selectOption({ label: 'test/predictions.parquet (predictions)' })
  await expect(section(page).getByText('Counted from 6 predictions in the file.')).toBeVisible()
})
