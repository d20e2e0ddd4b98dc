/* oxlint-disable unicorn/consistent-function-scoping -- the browser gets nothing but the one function */
import { gzipSync } from 'node:zlib'
import type { Browser, Locator, Page } from '@playwright/test'
import { zipSync } from 'fflate'
import { problemsInBothThemes } from '../accessible.ts'
import { npyFile, notebookFile, pdfFile, pngFile, svgFile, tarFile, wavFile } from '../madeFiles.ts'
import { logRun } from './log.ts'
import { putArtifact } from '../putArtifact.ts'
import { expect, test as base, withStore } from './servers.ts'

/** With addresses relative to the artifacts of one run for all, which has a file of each kind. */
const test = base.extend<object, { artifacts: string }>({
  artifacts: [
    ({ playwright, browser }, provide) =>
      withStore('nothing', async (url) => {
        const request = await playwright.request.newContext()
        const run = await logRun(request, url, { experiment: 'files', run: 'of all kinds' })
        const files = { ...made, ...(await madeByBrowser(browser)) }
        for (const [path, content] of Object.entries(files)) {
          await putArtifact(request, url, run.artifact_uri, path, content)
        }
        await request.dispose()
        await provide(`${url}/runs/${run.run_id}/artifacts/`)
      }),
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ artifacts }, provide) => provide(artifacts),
})

// Axe looks at everything, twice.
test.describe.configure({ timeout: 90_000 })

const waves = (shift: number) =>
  pngFile(160, 120, (x, y) => [
    Math.round(127 + 127 * Math.sin((x + shift * 20) / 25)),
    Math.round(127 + 127 * Math.cos(y / 18)),
    120,
    x < 80 ? 255 : 90,
  ])

const MODEL = `artifact_path: model
flavors:
  python_function: {env: {conda: conda.yaml}, loader_module: mlflow.sklearn, python_version: 3.11.9}
  sklearn: {pickled_model: model.pkl, sklearn_version: 1.3.2}
mlflow_version: 2.9.2
signature:
  inputs: '[{"type": "double", "name": "close", "required": true}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
utc_time_created: '2024-01-02 03:04:05.678901'
`

/** Two frames of one pixel, the second after a tenth of a second, without end. */
const GIF = Buffer.from(
  '47494638396101000100800000ff000000ff0021ff0b4e45545343415045322e30030100000021f904000a0000002c' +
    '0000000001000100000202440100' +
    '21f904000a0000002c00000000010001000002024c01003b',
  'hex',
)

const ICON = (() => {
  const picture = pngFile(16, 16, (x) => [x * 16, 0, 0, 255])
  const head = Buffer.alloc(22)
  head.set([0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0])
  head.writeUInt32LE(picture.length, 14)
  head.writeUInt32LE(22, 18)
  return Buffer.concat([head, picture])
})()

const BITMAP = (() => {
  const head = Buffer.alloc(54)
  head.write('BM')
  head.writeUInt32LE(54 + 16, 2)
  head.writeUInt32LE(54, 10)
  head.writeUInt32LE(40, 14)
  head.writeInt32LE(2, 18)
  head.writeInt32LE(2, 22)
  head.writeUInt16LE(1, 26)
  head.writeUInt16LE(24, 28)
  return Buffer.concat([head, Buffer.alloc(16, 200)])
})()

const made: Record<string, Buffer | string> = {
  'pictures/roc.png': waves(1),
  'pictures/moves.gif': GIF,
  'pictures/icon.ico': ICON,
  'pictures/bitmap.bmp': BITMAP,
  'pictures/chart.svg': svgFile('<rect width="200" height="100" fill="#4450c4"/>'),
  'samples/epoch_1.png': waves(1),
  'samples/epoch_2.png': waves(2),
  'samples/epoch_10.png': waves(3),
  'images/val~pred+step+0+timestamp+1700000000000+0a-1b.png': waves(1),
  'images/val~pred+step+5+timestamp+1700000005000+0c-1d.png': waves(2),
  'README.md':
    '# Detector\n\n- [x] *done*, see the [model](model/MLmodel) and [MLflow](https://mlflow.org/)\n\n' +
    '| a | b |\n|---|---|\n| 1 | 2 |\n\n![roc](pictures/roc.png) ![far](https://far.example/a.png)',
  'report.html':
    '<html><head><title>t</title></head><body><h1>Report</h1><p>See <a href="https://far.example">it</a>.</p>' +
    '<script>document.body.textContent = "ran"</script></body></html>',
  'paper.pdf': pdfFile('Detection of unusual trading'),
  'alarm.wav': wavFile(30),
  'analysis.ipynb': notebookFile([
    { cell_type: 'markdown', source: '## Of one day' },
    {
      cell_type: 'code',
      execution_count: 3,
      source: 'plot(day)',
      outputs: [
        {
          output_type: 'display_data',
          data: { 'image/png': waves(1).toString('base64'), 'text/html': '<b>bold</b>' },
        },
      ],
    },
  ]),
  'bundle.zip': Buffer.from(
    zipSync({ 'model/model.pkl': new Uint8Array(9_000), '../up.txt': new Uint8Array(1) }),
  ),
  'data.tar.gz': gzipSync(
    tarFile([
      { name: 'data/', type: '5' },
      { name: 'data/days.csv', content: Buffer.from('a,b') },
    ]),
  ),
  'plain.tar': tarFile([{ name: 'one.bin', content: Buffer.alloc(300_000) }, { name: 'two.txt' }]),
  'weights.npy': npyFile('<f8', [3, 2], new Float64Array([1, 2, 3, 4, 5, 6]).buffer),
  'arrays.npz': Buffer.from(
    zipSync({
      'x.npy': npyFile('<i8', [2], new BigInt64Array([7n, 2n ** 60n]).buffer),
      'y.npy': npyFile('<f4', [1], new Float32Array([0.5]).buffer),
    }),
  ),
  'model/MLmodel': MODEL,
  'model/conda.yaml': 'name: env',
  'model/model.pkl': Buffer.from('\x80\x04\x95\x10\0\0\0\0\0\0\0\x8c\x08builtins\x94', 'latin1'),
  'bars.json': '{"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "mark": "bar"}',
  'long.yaml': Array.from({ length: 120_000 }, (_, i) => `key_${i}: {a: ${i}, b: [1, 2]}\n`).join(
    '',
  ),
  'notes.unknown': 'plain text, whatever its name',
  'noise.unknown': Buffer.from(Array.from({ length: 900 }, (_, i) => (i * 37) % 256)),
}

/** What only a browser can write here: compressed pictures, and a video of half a second. */
async function madeByBrowser(browser: Browser): Promise<Record<string, Buffer>> {
  const page = await browser.newPage()
  const files = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 64
    const context = canvas.getContext('2d')
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' })
    const parts: Blob[] = []
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    const stopped = new Promise((done) => recorder.addEventListener('stop', done))
    recorder.start()
    for (let i = 0; i < 12; i++) {
      context?.fillRect(i * 4, i * 4, 9, 9)
      await new Promise((done) => setTimeout(done, 50))
    }
    recorder.stop()
    await stopped
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
    return {
      jpeg: canvas.toDataURL('image/jpeg'),
      webp: canvas.toDataURL('image/webp'),
      webm: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
    }
  })
  await page.close()
  const decode = (text: string) => Buffer.from(text.replace(/^.*,/, ''), 'base64')
  return {
    'pictures/photo.jpg': decode(files.jpeg),
    'pictures/photo.webp': decode(files.webp),
    'clip.webm': decode(files.webm),
  }
}

const open = async (page: Page, path: string) => {
  await page.goto(path.split('/').map(encodeURIComponent).join('/'))
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByRole('heading', { level: 2 })).toHaveText(path.split('/').at(-1) ?? '')
  return preview
}

const hasLoaded = (picture: Locator) =>
  expect
    .poll(() =>
      picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth),
    )
    .toBeGreaterThan(0)

type Sights = Record<string, (preview: Locator) => Promise<unknown>>

/** What one sees of a file of each viewer. */
const sights: Sights = {
  'pictures/roc.png': async (preview) => {
    await hasLoaded(preview.getByRole('img', { name: 'roc.png' }))
    await expect(preview.getByText('160 × 120 px, PNG')).toBeVisible()
  },
  'pictures/chart.svg': async (preview) => {
    await expect(preview.getByText('200 × 100 px, SVG')).toBeVisible()
    await expect(preview.getByTitle('chart.svg', { exact: true })).toBeVisible()
  },
  'samples/epoch_2.png': (preview) =>
    expect(preview.getByRole('slider')).toHaveAttribute('aria-valuetext', 'epoch 2, 2 of 3'),
  'README.md': async (preview) => {
    await expect(preview.getByRole('heading', { name: 'Detector' })).toBeVisible()
    await hasLoaded(preview.getByRole('img', { name: 'roc' }))
    await expect(preview.getByRole('link', { name: /^picture: far/ })).toContainText(
      'https://far.example/a.png',
    )
    await expect(preview.getByRole('link', { name: 'MLflow (mlflow.org)' })).toBeVisible()
  },
  'report.html': async (preview) => {
    await expect(preview.getByText(/It has 1 script/)).toBeVisible()
    await expect(
      preview.frameLocator('iframe').getByRole('heading', { name: 'Report' }),
    ).toBeVisible()
  },
  'paper.pdf': (preview) =>
    expect(preview.getByTitle('paper.pdf', { exact: true })).toHaveAttribute('src', /^blob:/),
  'alarm.wav': (preview) => expect(preview.getByText('30.0 s')).toBeVisible(),
  'clip.webm': (preview) => expect(preview.getByText(/64 × 64 px/)).toBeVisible(),
  'analysis.ipynb': async (preview) => {
    await expect(preview.getByText('In [3]')).toBeVisible()
    await hasLoaded(preview.getByRole('img', { name: 'output' }))
    await preview.getByText(/^text\/html of/).click()
    await expect(preview.getByText('<b>bold</b>')).toBeVisible()
  },
  'bundle.zip': async (preview) => {
    await expect(preview.getByRole('row', { name: /^model\/model\.pkl 9\.0 kB/ })).toBeVisible()
    await expect(preview.getByRole('row', { name: /up\.txt ?\(leads out/ })).toBeVisible()
  },
  'weights.npy': (preview) => expect(preview.getByRole('row', { name: '2 5 6' })).toBeVisible(),
  'model/MLmodel': async (preview) => {
    await expect(preview.getByRole('row', { name: 'close double required' })).toBeVisible()
    await expect(preview.getByRole('link', { name: 'conda.yaml', exact: true })).toBeVisible()
  },
  'model/model.pkl': (preview) =>
    expect(preview.getByText(/can run code when it is loaded/)).toBeVisible(),
  'bars.json': (preview) => expect(preview.getByText(/This is a Vega-Lite plot/)).toBeVisible(),
  'noise.unknown': (preview) =>
    expect(preview.getByText('The first 512 of 900 bytes.')).toBeVisible(),
}

/** What one sees of files that the same viewers show. */
const furtherSights: Sights = {
  'pictures/photo.jpg': async (preview) => {
    await hasLoaded(preview.getByRole('img', { name: 'photo.jpg' }))
    await expect(preview.getByText('64 × 64 px, JPEG')).toBeVisible()
  },
  'pictures/photo.webp': async (preview) => {
    await hasLoaded(preview.getByRole('img', { name: 'photo.webp' }))
    await expect(preview.getByText('64 × 64 px, WebP')).toBeVisible()
  },
  'pictures/moves.gif': async (preview) => {
    await hasLoaded(preview.getByRole('img', { name: 'moves.gif' }))
    await expect(preview.getByText('1 × 1 px, GIF')).toBeVisible()
  },
  'pictures/bitmap.bmp': async (preview) => {
    await hasLoaded(preview.getByRole('img', { name: 'bitmap.bmp' }))
    await expect(preview.getByText('2 × 2 px, BMP')).toBeVisible()
  },
  'pictures/icon.ico': async (preview) => {
    await hasLoaded(preview.getByRole('img', { name: 'icon.ico' }))
    await expect(preview.getByText('16 × 16 px, ICO')).toBeVisible()
  },
  'images/val~pred+step+0+timestamp+1700000000000+0a-1b.png': async (preview) => {
    await expect(preview.getByRole('slider')).toHaveAttribute('aria-valuetext', 'step 0, 1 of 2')
    await expect(preview.getByText(/^val\/pred, logged 2023-11-1/)).toBeVisible()
  },
  'data.tar.gz': (preview) =>
    expect(preview.getByRole('row', { name: 'data/days.csv 3 B' })).toBeVisible(),
  'plain.tar': (preview) => expect(preview.getByRole('row', { name: 'two.txt 0 B' })).toBeVisible(),
  'arrays.npz': (preview) =>
    expect(preview.getByRole('row', { name: '0 7 1152921504606846976' })).toBeVisible(),
  'notes.unknown': (preview) =>
    expect(preview.getByText('plain text, whatever its name')).toBeVisible(),
}

for (const [path, look] of Object.entries(sights)) {
  test(`${path} is shown, and axe finds nothing in either theme`, async ({ page }) => {
    await look(await open(page, path))

    expect(await problemsInBothThemes(page)).toEqual([])
  })
}

test('files of other formats are shown by the same viewers', async ({ page }) => {
  for (const [path, look] of Object.entries(furtherSights)) {
    await test.step(path, async () => look(await open(page, path)))
  }
})

async function boxOf(shown: Locator) {
  const box = await shown.boundingBox()
  if (!box) throw new Error('It is not there.')
  return box
}

test('a picture is zoomed where the pointer is, and moved by dragging and by arrow keys', async ({
  page,
}) => {
  const preview = await open(page, 'pictures/roc.png')
  const stage = preview.getByRole('region', { name: /^roc\.png/ })
  const picture = preview.getByRole('img', { name: 'roc.png' })
  await hasLoaded(picture)
  const zoom = preview.getByRole('status', { name: 'Zoom' })
  // As long as it is smaller than its place, it stays in the middle.
  await stage.focus()
  while (!/,/.test(await zoom.innerText())) await page.keyboard.press('+')
  await expect(picture).toHaveCSS('image-rendering', 'pixelated')
  const frame = await boxOf(stage)
  const [x, y] = [frame.x + frame.width / 4, frame.y + frame.height / 4]
  await page.mouse.move(x, y)
  const before = await boxOf(picture)
  await page.mouse.wheel(0, -200)
  await expect.poll(async () => (await boxOf(picture)).width).toBeGreaterThan(before.width * 1.5)
  const after = await boxOf(picture)
  expect((x - after.x) / after.width).toBeCloseTo((x - before.x) / before.width, 2)
  expect((y - after.y) / after.height).toBeCloseTo((y - before.y) / before.height, 2)

  const scrolled = () => stage.evaluate(({ scrollLeft }) => scrollLeft)
  const start = await scrolled()
  await page.mouse.down()
  await page.mouse.move(x - 60, y, { steps: 5 })
  await page.mouse.up()
  expect(await scrolled()).toBeGreaterThan(start + 30)
  const dragged = await scrolled()
  await stage.focus()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(scrolled).toBeLessThan(dragged)
  await page.keyboard.press('0')
  await expect(zoom).toHaveText('100 %')
})

test('a sequence is walked by keys, played, and found again by its address', async ({ page }) => {
  const preview = await open(page, 'samples/epoch_1.png')
  const slider = preview.getByRole('slider')
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  await expect(slider).toHaveAttribute('aria-valuetext', 'epoch 2, 2 of 3')
  await hasLoaded(preview.getByRole('img', { name: 'epoch_2.png' }))
  await expect(page).toHaveURL(/epoch_1\.png\?frame=epoch_2\.png$/)
  await page.reload()
  await expect(slider).toHaveAttribute('aria-valuetext', 'epoch 2, 2 of 3')

  await preview.getByRole('button', { name: 'Play' }).click()
  await expect(slider).toHaveAttribute('aria-valuetext', 'epoch 10, 3 of 3')
  await expect(preview.getByRole('button', { name: 'Play' })).toBeVisible()

  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect(preview.getByText(/One picture a second/)).toBeVisible()
})

test('a picture that moves stands still where less motion is wanted', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const preview = await open(page, 'pictures/moves.gif')

  await expect(preview.getByText(/Shown still/)).toBeVisible()
  await expect(preview.locator('canvas')).toBeVisible()
  await preview.getByRole('button', { name: 'Let it move' }).click()
  await hasLoaded(preview.getByRole('img', { name: 'moves.gif' }))
})

test('the source of a file stands beside it, and links lead to other files', async ({ page }) => {
  const preview = await open(page, 'README.md')
  await preview.getByText('Source', { exact: true }).click()
  await expect(preview.getByText('# Detector')).toBeVisible()
  await expect(page).toHaveURL(/view=source/)
  await preview.getByText('Text', { exact: true }).click()
  await preview.getByRole('link', { name: 'model' }).click()

  await expect(preview.getByRole('heading', { level: 2 })).toHaveText('MLmodel')
})

test('long YAML says that it is made a tree of, which ends when its source is read instead', async ({
  page,
}) => {
  const preview = await open(page, 'long.yaml')
  await expect(preview.getByText(/^Making a tree of 4\.\d MB of YAML/)).toBeVisible()

  await preview.getByText('Source', { exact: true }).click()

  await expect(preview.getByText('key_3: {a: 3, b: [1, 2]}')).toBeVisible()
  await expect
    .poll(() => page.workers().filter((worker) => worker.url().includes('treeWorker')))
    .toEqual([])
})
