import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { zipSync } from 'fflate'
import { expect, test, vi } from 'vitest'
import { paths } from '#src/paths.ts'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

type Files = Record<string, string | Uint8Array<ArrayBuffer>>

/** Renders a run's page at one of the files that it logged. */
async function openArtifact(files: Files, path: string, search = '') {
  // jsdom gives no addresses to bytes in memory.
  const pictures: Blob[] = []
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => `blob:test/${pictures.push(blob)}`,
    revokeObjectURL: () => undefined,
  })
  const server = await startServer()
  const runId = await server.logRun({})
  for (const [path, content] of Object.entries(files)) {
    await server.logArtifact(runId, path, content)
  }
  return { runId, pictures, ...renderApp(paths.artifact(runId, path) + search) }
}

const preview = async () => within(await screen.findByRole('region', { name: 'Preview' }))
const utf8 = (text: string) => new Uint8Array(new TextEncoder().encode(text))

/** The beginning of a PNG of this size. */
function png(width: number, height: number) {
  const bytes = new Uint8Array(40)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

function npy(dtype: string, shape: string, data: ArrayBuffer) {
  const text =
    `{'descr': '${dtype}', 'fortran_order': False, 'shape': ${shape}, }`.padEnd(117) + '\n'
  const bytes = new Uint8Array(128 + data.byteLength)
  bytes.set([0x93, ...utf8('NUMPY'), 1, 0, 118, 0, ...utf8(text)])
  bytes.set(new Uint8Array(data), 128)
  return bytes
}

test('a picture says its size and is zoomed by buttons and keys', async () => {
  const { user, pictures } = await openArtifact({ 'roc.png': png(640, 480) }, 'roc.png')

  const picture = await screen.findByRole('img', { name: 'roc.png' })
  const shown = await preview()
  expect(pictures.map(({ type }) => type)).toEqual(['image/png'])
  expect(shown.getByText('640 × 480 px, PNG')).toBeTruthy()
  const zoom = shown.getByRole('status', { name: 'Zoom' })
  expect(zoom.textContent).toBe('100 %')
  await user.click(shown.getByRole('button', { name: 'Zoom in' }))
  expect(zoom.textContent).toBe('150 %')
  shown.getByRole('region', { name: /^roc\.png/ }).focus()
  await user.keyboard('++')
  expect(zoom.textContent).toBe('338 %')
  expect(picture.parentElement?.style.width).toBe('2160px')
  await user.keyboard('1')
  expect(shown.getByRole('button', { name: '1:1', pressed: true })).toBeTruthy()
  await user.keyboard('-0')
  expect(shown.getByRole('button', { name: 'Fit', pressed: true })).toBeTruthy()
})

test('a picture that would fill the memory is refused before it is decoded', async () => {
  const { pictures } = await openArtifact({ 'huge.png': png(100_000, 100_000) }, 'huge.png')

  expect((await (await preview()).findByRole('alert')).textContent).toContain(
    '100,000 × 100,000 pixels',
  )
  expect(pictures).toEqual([])
})

test('a picture whose file ends early says so, also within a text', async () => {
  const whole = new Uint8Array(45)
  whole.set(png(64, 48))
  whole.set(utf8('IEND'), 37)
  const files = {
    'cut.png': png(64, 48),
    'whole.png': whole,
    'a.md': '![one](cut.png) and ![other](whole.png)',
  }
  const { navigate, runId } = await openArtifact(files, 'cut.png')
  expect(
    await screen.findByText('The file ends before the picture does: a part of it may be missing.'),
  ).toBeTruthy()

  await navigate(paths.artifact(runId, 'whole.png'))
  expect(await screen.findByRole('img', { name: 'whole.png' })).toBeTruthy()
  expect(screen.queryByText(/ends before/)).toBeNull()

  await navigate(paths.artifact(runId, 'a.md'))
  expect(await screen.findByRole('img', { name: 'other' })).toBeTruthy()
  expect(await screen.findByText('[the file ends before the picture does]')).toBeTruthy()
})

test('pictures whose names differ by a step are a sequence, and its address keeps which is shown', async () => {
  const files = Object.fromEntries([1, 2, 10].map((epoch) => [`epoch_${epoch}.png`, png(epoch, 9)]))
  const { user, address, runId } = await openArtifact(files, 'epoch_2.png')

  const slider = await screen.findByRole('slider', { name: 'Picture by epoch' })
  expect(slider.getAttribute('aria-valuetext')).toBe('epoch 2, 2 of 3')
  expect(await screen.findByRole('img', { name: 'epoch_2.png' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Next picture' }))
  expect(slider.getAttribute('aria-valuetext')).toBe('epoch 10, 3 of 3')
  await waitFor(() =>
    expect(address()).toBe(`${paths.artifact(runId, 'epoch_2.png')}?frame=epoch_10.png`),
  )
  expect(screen.getByRole('button', { name: 'Next picture' })).toHaveProperty('disabled', true)
})

test('a sequence plays to its end', async () => {
  const files = Object.fromEntries(
    [0, 1, 2].map((step) => [`s${step}.svg`, '<svg viewBox="0 0 4 4"/>']),
  )
  const { user } = await openArtifact(files, 's0.svg')

  const slider = await screen.findByRole('slider')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Pictures a second' }), '20')
  await user.click(screen.getByRole('button', { name: 'Play' }))
  for (const name of ['s0.svg', 's1.svg', 's2.svg']) {
    // jsdom draws nothing, and so never says that something is drawn.
    fireEvent.load(await (await preview()).findByTitle(name))
  }
  await waitFor(() => expect(slider.getAttribute('aria-valuetext')).toBe('step 2, 3 of 3'))
  expect(await screen.findByRole('button', { name: 'Play' })).toBeTruthy()
})

test('Markdown is laid out, leads to other files of the run, and has its source', async () => {
  const { user, address, runId } = await openArtifact(
    {
      'docs/README.md': '# Title\n\n[model](../model/MLmodel) [out](../../x)',
      'model/MLmodel': 'a',
    },
    'docs/README.md',
  )

  const shown = await preview()
  expect(await shown.findByRole('heading', { name: 'Title' })).toBeTruthy()
  expect(shown.queryByRole('link', { name: 'out' })).toBeNull()
  await user.click(shown.getByRole('radio', { name: 'Source' }))
  expect(await shown.findByText(/\[model\]/)).toBeTruthy()
  expect(address()).toContain('view=source')
  await user.click(shown.getByRole('radio', { name: 'Text' }))
  await user.click(await shown.findByRole('link', { name: 'model' }))
  expect(address()).toBe(paths.artifact(runId, 'model/MLmodel'))
})

test('a notebook shows cells and outputs, and HTML as its source', async () => {
  const notebook = {
    nbformat: 4,
    cells: [
      { cell_type: 'markdown', source: '## Results' },
      {
        cell_type: 'code',
        source: 'f1()',
        execution_count: 7,
        outputs: [
          {
            output_type: 'execute_result',
            data: { 'text/plain': '0.71', 'text/html': '<b>0.71</b>' },
          },
        ],
      },
    ],
  }
  await openArtifact({ 'a.ipynb': JSON.stringify(notebook) }, 'a.ipynb')

  const shown = await preview()
  expect(await shown.findByRole('heading', { name: 'Results' })).toBeTruthy()
  expect(shown.getByText('In [7]')).toBeTruthy()
  expect(shown.getByText('0.71')).toBeTruthy()
  expect(shown.getByText('<b>0.71</b>')).toBeTruthy()
})

test('what is no notebook is text, with the reason', async () => {
  await openArtifact({ 'a.ipynb': '{"cells": [' }, 'a.ipynb')

  const shown = await preview()
  expect((await shown.findByRole('alert')).textContent).toContain('It is not valid JSON')
  expect(await shown.findByText('{"cells": [')).toBeTruthy()
})

test('an archive is listed, with what is suspect in it', async () => {
  const zip = zipSync({ 'a/b.txt': utf8('hello'), '../../evil': utf8('x') })
  await openArtifact({ 'bundle.zip': new Uint8Array(zip) }, 'bundle.zip')

  const shown = await preview()
  expect(await shown.findByRole('row', { name: /^a\/b\.txt 5 B/ })).toBeTruthy()
  expect(
    shown.getByRole('row', { name: /^\.\.\/\.\.\/evil ?\(leads out of the folder\)/ }),
  ).toBeTruthy()
  expect(shown.getByText('2 files, 6 B when unpacked, as the archive itself says.')).toBeTruthy()
})

test('a broken archive says so', async () => {
  await openArtifact({ 'bundle.zip': 'no archive' }, 'bundle.zip')

  expect((await (await preview()).findByRole('alert')).textContent).toContain(
    'It has no list of files',
  )
})

test('an array says what it is and shows its first values', async () => {
  await openArtifact(
    { 'a.npy': npy('<f8', '(2, 2)', new Float64Array([1, 2, NaN, 4]).buffer) },
    'a.npy',
  )

  const shown = await preview()
  expect(await shown.findByText('(2 × 2)')).toBeTruthy()
  expect(shown.getByRole('row', { name: '1 NaN 4' })).toBeTruthy()
  expect(shown.getByText('NaN or infinite').nextSibling?.textContent).toBe('1')
})

test('of several arrays in a file one is chosen', async () => {
  const zip = zipSync({
    'x.npy': npy('<i4', '(1,)', new Int32Array([5]).buffer),
    'y.npy': npy('|O', '(1,)', new ArrayBuffer(4)),
  })
  const { user } = await openArtifact({ 'a.npz': new Uint8Array(zip) }, 'a.npz')

  const shown = await preview()
  expect(await shown.findByRole('row', { name: '0 5' })).toBeTruthy()
  await user.selectOptions(shown.getByRole('combobox', { name: 'Array' }), 'y')
  expect((await shown.findByRole('alert')).textContent).toContain('pickled Python objects')
})

test('a model is a card with links to its files', async () => {
  const model = `flavors:
  python_function: {python_version: 3.11.9, env: {conda: conda.yaml}}
  sklearn: {sklearn_version: 1.3.2}
run_id: abc
signature: {inputs: '[{"type": "double", "name": "close", "required": true}]'}
saved_input_example_info: {artifact_path: ../../../etc/passwd}
`
  const { runId } = await openArtifact(
    { 'model/MLmodel': model, 'model/conda.yaml': 'name: env', 'model/model.pkl': 'x'.repeat(900) },
    'model/MLmodel',
  )

  const shown = await preview()
  expect(await shown.findByRole('row', { name: 'close double required' })).toBeTruthy()
  expect(shown.getAllByText('1.3.2')).toHaveLength(2)
  const link = await shown.findByRole('link', { name: 'conda.yaml' })
  expect(link.getAttribute('href')).toBe(paths.artifact(runId, 'model/conda.yaml'))
  expect(shown.getByRole('link', { name: 'abc' }).getAttribute('href')).toBe(paths.run('abc'))
  expect(shown.queryByRole('link', { name: /passwd/ })).toBeNull()
  expect(await shown.findByText(/^1\.\d kB$/)).toBeTruthy()
  expect(shown.getByText(/mlflow\.sklearn\.load_model/)).toBeTruthy()
})

test('a recording waits to be played, and says so when it cannot be', async () => {
  const { container } = await openArtifact({ 'a.wav': 'RIFF' }, 'a.wav')

  await screen.findByLabelText('a.wav')
  const audio = container.querySelector('audio')
  expect(audio?.autoplay).toBe(false)
  expect(audio?.getAttribute('src')).toContain('/get-artifact?')
  audio?.dispatchEvent(new Event('error'))
  expect((await (await preview()).findByRole('alert')).textContent).toContain(
    'This sound cannot be played',
  )
})

test('a PDF is shown by the browser, which gets it as nothing else', async () => {
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { pdfViewerEnabled: true }))
  const { pictures } = await openArtifact({ 'a.pdf': '%PDF-1.7 <html>', 'b.pdf': 'x' }, 'a.pdf')

  expect((await (await preview()).findByTitle('a.pdf')).getAttribute('src')).toMatch(/^blob:/)
  expect(pictures.map(({ type }) => type)).toEqual(['application/pdf'])
})

test('a PDF with scripts is shown when that is asked for, and what is none is not', async () => {
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { pdfViewerEnabled: true }))
  const { user, navigate, runId } = await openArtifact(
    { 'a.pdf': '%PDF-1.7 << /S /JavaScript >>', 'b.pdf': '<html>' },
    'a.pdf',
  )

  const shown = await preview()
  expect(await shown.findByText(/This PDF has scripts/)).toBeTruthy()
  expect(shown.queryByTitle('a.pdf')).toBeNull()
  await user.click(shown.getByRole('button', { name: 'Show it all the same' }))
  expect(await (await preview()).findByTitle('a.pdf')).toBeTruthy()
  await navigate(paths.artifact(runId, 'b.pdf'))
  expect((await (await preview()).findByRole('alert')).textContent).toContain(
    'does not begin as a PDF does',
  )
})

test('a browser without a viewer of PDF files leaves the download', async () => {
  await openArtifact({ 'a.pdf': '%PDF-1.7' }, 'a.pdf')

  expect(await (await preview()).findByText(/shows no PDF files within a page/)).toBeTruthy()
})

test('JSON that is a plot is said to be one', async () => {
  await openArtifact({ 'a.json': '{"data": [{"type": "bar"}], "layout": {}}' }, 'a.json')

  expect(await (await preview()).findByText(/This is a Plotly plot/)).toBeTruthy()
})
