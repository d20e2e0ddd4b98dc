import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openArtifact, preview } from '#src/testing/openArtifact.tsx'

const marked = (text: string) => `\ufeff${text}`
const littleEndian = (text: string) => new Uint8Array(Buffer.from(marked(text), 'utf16le'))
const bigEndian = (text: string) => new Uint8Array(Buffer.from(marked(text), 'utf16le').swap16())

const NOTEBOOK = JSON.stringify({
  nbformat: 4,
  metadata: {},
  cells: [{ cell_type: 'raw', metadata: {}, source: 'größe' }],
})

const files: [name: string, text: string, shown: RegExp][] = [
  ['a.txt', 'größe\n', /^größe$/],
  ['a.py', 'größe = 1\n', /^größe = 1$/],
  ['a.unknown', 'größe\n', /^größe$/],
  ['a.csv', 'name,wert\ngröße,1\n', /^größe$/],
  ['a.tsv', 'name\twert\ngröße\t1\n', /^größe$/],
  ['a.jsonl', '{"name": "größe"}\n', /^größe$/],
  ['records.json', '[{"name": "größe"}]', /^größe$/],
  ['a.json', '{"name": "größe"}', /"größe"/],
  ['a.yaml', 'name: größe\n', /größe/],
  ['a.md', '# Die größe\n', /^Die größe$/],
  ['a.ipynb', NOTEBOOK, /^größe$/],
  ['MLmodel', 'flavors:\n  größe: {}\n', /^größe$/],
]

test.each(files)('%s is read in UTF-16, which is said, and in UTF-8', async (name, text, shown) => {
  for (const [bytes, encoding] of [
    [littleEndian(text), 'UTF-16 LE'],
    [bigEndian(text), 'UTF-16 BE'],
    [marked(text), null],
  ] as const) {
    const { unmount } = await openArtifact({ [name]: bytes }, name)
    expect(await screen.findByText(shown)).toBeTruthy()
    const said = screen.queryByText(/by its mark/)?.textContent ?? null
    expect(said).toBe(encoding && `This file is ${encoding}, by its mark.`)
    unmount()
  }
})

test('a page in UTF-16 is drawn, and its scripts are found', async () => {
  await openArtifact({ 'a.html': littleEndian('<h1>größe</h1><script>1</script>') }, 'a.html')

  const frame = await (await preview()).findByTitle('a.html')
  expect(frame.getAttribute('srcdoc')).toContain('<h1>größe</h1><xmp hidden>1</xmp>')
  expect(screen.getByText(/It has 1 script/)).toBeTruthy()
  expect(screen.getByText('This file is UTF-16 LE, by its mark.')).toBeTruthy()
})

test('a plot in UTF-16 is said to be one, and an SVG is a picture', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>'
  const plot = '{"data": [], "layout": {}}'
  const first = await openArtifact({ 'plot.json': bigEndian(plot) }, 'plot.json')
  expect(await screen.findByText(/This is a Plotly plot/)).toBeTruthy()
  first.unmount()

  await openArtifact({ 'a.svg': bigEndian(svg) }, 'a.svg')
  expect(await screen.findByText('20 × 10 px, SVG')).toBeTruthy()
})
