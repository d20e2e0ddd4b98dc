import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { openArtifact, preview } from '#src/testing/openArtifact.tsx'

const line = (name: string | RegExp) => screen.findByRole('treeitem', { name })

test('the address of a file opens its folders and shows it', async () => {
  await openArtifact({ 'plots/2024/scores.json': '{"f1": 0.71}' }, 'plots/2024/scores.json')

  expect(await line(/scores\.json/)).toBeTruthy()
  expect((await line('plots')).getAttribute('aria-expanded')).toBe('true')
  expect((await line(/scores\.json/)).getAttribute('aria-selected')).toBe('true')
  expect(await (await preview()).findByText('{ "f1": 0.71 }')).toBeTruthy()
})

test('the tree is walked by keyboard, and Enter opens a file under its own address', async () => {
  const { runId, user, address } = await openArtifact(
    { 'a/one.txt': 'first', 'b.txt': 'other' },
    '',
  )
  const folder = await line('a')
  folder.focus()

  await user.keyboard('{ArrowRight}')
  await line(/one\.txt/)
  await user.keyboard('{ArrowRight}{Enter}')

  expect(await (await preview()).findByText('first')).toBeTruthy()
  expect(address()).toBe(paths.artifact(runId, 'a/one.txt'))
})

test('names with any characters open', async () => {
  const name = `50 % of 'a' & "b"? ${'ع'.repeat(40)}.txt`
  await openArtifact({ [name]: 'content' }, name)

  expect(await (await preview()).findByText('content')).toBeTruthy()
})

test('a folder says what it holds', async () => {
  await openArtifact({ 'model/a.bin': 'xy', 'model/code/b.py': 'pass' }, 'model')

  expect(
    await (await preview()).findByText('1 folder and 1 file of 2 B. Choose one to look into it.'),
  ).toBeTruthy()
})

test('a run without artifacts says how to log some', async () => {
  await openArtifact({}, '')

  expect(await (await preview()).findByText(/This run has logged no artifacts/)).toBeTruthy()
})

test('an address of nothing says so', async () => {
  await openArtifact({ 'a.txt': 'x' }, 'folder/missing.txt')

  expect(await (await preview()).findByText('folder/missing.txt')).toBeTruthy()
})

test('an empty file says that it is', async () => {
  await openArtifact({ 'empty.json': '' }, 'empty.json')

  expect(await (await preview()).findByText('This file is empty.')).toBeTruthy()
})

test('HTML and SVG never become part of the page', async () => {
  const markup = '<svg onload="alert(1)"><script>alert(1)</script></svg>'
  const { navigate, runId } = await openArtifact(
    { 'report.html': markup, 'plot.svg': markup },
    'report.html',
  )

  const frame = await (await preview()).findByTitle('report.html')
  expect(frame.getAttribute('sandbox')).toBe('')
  expect(frame.getAttribute('srcdoc')).toContain("default-src 'none'")
  await navigate(paths.artifact(runId, 'plot.svg'))
  await waitFor(() =>
    expect(document.querySelector('iframe[title="plot.svg"]')?.getAttribute('sandbox')).toBe(''),
  )
  expect(document.querySelector('main script, main [onload]')).toBeNull()
})

test('a file of unknown type is read as text where it is text, and can be downloaded', async () => {
  await openArtifact({ 'weights.xyz': 'plain enough' }, 'weights.xyz')

  const shown = await preview()
  const download = await shown.findByRole('link', { name: 'Download' })
  expect(download.getAttribute('href')).toContain('path=weights.xyz')
  expect(await shown.findByText('plain enough')).toBeTruthy()
})

test('bytes are not shown as text', async () => {
  await openArtifact({ 'odd.txt': Uint8Array.of(80, 75, 3, 0, 255) }, 'odd.txt')

  expect(await (await preview()).findByText('This file is not text.')).toBeTruthy()
})
