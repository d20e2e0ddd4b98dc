import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderApp, startServer } from '#src/testing/renderApp.tsx'

async function twoRuns() {
  const server = await startServer()
  const one = await server.logRun({ name: 'before' })
  const other = await server.logRun({ name: 'after' })
  await server.logArtifact(one, 'config.json', '{"depth": 3, "rate": 0.1}')
  await server.logArtifact(other, 'config.json', '{"rate": 0.2, "depth": 3}')
  await server.logArtifact(one, 'importance.csv', 'feature,importance\nvolume,0.5\nspread,0.2\n')
  await server.logArtifact(other, 'importance.csv', 'feature,importance\nvolume,0.4\ngap,0.1\n')
  await server.logArtifact(
    one,
    'roc.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"/>',
  )
  await server.logArtifact(
    other,
    'roc.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"/>',
  )
  await server.logArtifact(one, 'weights.bin', 'abc')
  return [one, other]
}

const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))

async function open(search = '') {
  const [one = '', other = ''] = await twoRuns()
  const { user } = renderApp(`/compare?runs=${one},${other}${search}`)
  const panel = within(await screen.findByRole('region', { name: 'Artifacts' }))
  return { user, panel }
}

test('every file of any run is listed, found by a pattern, and says who lacks it', async () => {
  const { user, panel } = await open()
  await panel.findByRole('button', { name: 'config.json' })
  await user.type(panel.getByRole('searchbox'), '*.bin')
  expect(panel.queryByRole('button', { name: 'config.json' })).toBeNull()
  await user.click(await panel.findByRole('button', { name: 'weights.bin 1 of 2' }))
  expect(await panel.findByText('Missing in after.')).toBeTruthy()
  expect(panel.getByText('3 B')).toBeTruthy()
})

test('JSON is compared key by key, whatever the order it was written in', async () => {
  const { panel } = await open('&artifact=config.json')
  expect(
    await panel.findByText('1 of 4 lines differ; both laid out alike, keys by name.'),
  ).toBeTruthy()
  expect(panel.getByText('"rate": 0.1')).toBeTruthy()
  expect(panel.getByText('"rate": 0.2')).toBeTruthy()
})

test('tables are joined on their key, and rows that a run lacks are missing', async () => {
  const { panel } = await open('&artifact=importance.csv')
  expect(await panel.findByText('3 of 3 rows differ.')).toBeTruthy()
  const row = (name: string) => panel.getByRole('row', { name })
  expect(row('volume 0.5 0.4')).toBeTruthy()
  expect(row('spread 0.2 missing')).toBeTruthy()
  expect(row('gap missing 0.1')).toBeTruthy()
})

test('UTF-16 is read by its mark, and a difference of encodings is said', async () => {
  const server = await startServer()
  const one = await server.logRun({ name: 'before' })
  const other = await server.logRun({ name: 'after' })
  await server.logArtifact(one, 'a.txt', 'first\nlast\n')
  await server.logArtifact(other, 'a.txt', utf16('first\nlast\n'))
  await server.logArtifact(one, 'a.csv', 'name,value\nx,1\n')
  await server.logArtifact(other, 'a.csv', utf16('name,value\nx,2\n'))
  const { navigate } = renderApp(`/compare?runs=${one},${other}&artifact=a.txt`)
  expect(
    await screen.findByText('A is UTF-8, B is UTF-16 LE; their texts are the same.'),
  ).toBeTruthy()

  await navigate(`/compare?runs=${one},${other}&artifact=a.csv`)
  expect(await screen.findByRole('row', { name: 'x 1 2' })).toBeTruthy()
})

test('a compared picture whose file ends early says whose it is', async () => {
  const server = await startServer()
  const one = await server.logRun({ name: 'before' })
  const other = await server.logRun({ name: 'after' })
  const whole = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  await server.logArtifact(one, 'curve.png', new Uint8Array(whole))
  await server.logArtifact(other, 'curve.png', new Uint8Array(whole.subarray(0, -12)))
  renderApp(`/compare?runs=${one},${other}&artifact=curve.png`)

  expect(await screen.findByText('The file of after ends before the picture does.')).toBeTruthy()
  expect(screen.queryByText('The file of before ends before the picture does.')).toBeNull()
})

test('pictures are magnified together, and shown in turn', async () => {
  const { user, panel } = await open('&artifact=roc.svg')
  await panel.findByTitle('roc.svg of before')
  await panel.findByTitle('roc.svg of after')
  const pictures = panel.getAllByTitle(/^roc\.svg of/)
  await user.click(panel.getByRole('button', { name: 'Larger' }))
  expect(
    pictures.map((picture) => picture.closest<HTMLElement>('[style*=transform]')?.style.transform),
  ).toEqual([expect.stringContaining('scale(1.5)'), expect.stringContaining('scale(1.5)')])

  await user.click(panel.getByRole('radio', { name: 'Blink' }))
  const titles = () =>
    panel
      .getAllByTitle(/^roc\.svg of/)
      .filter((picture) => getComputedStyle(picture).visibility === 'visible')
      .map(({ title }) => title)
  await panel.findByTitle('roc.svg of after')
  expect(titles()).toEqual(['roc.svg of before'])
  await user.click(panel.getByRole('button', { name: 'Show B' }))
  expect(titles()).toEqual(['roc.svg of after'])
})
