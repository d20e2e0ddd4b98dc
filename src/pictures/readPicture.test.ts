import { expect, test } from 'vitest'
import { readPicture } from './readPicture.ts'

const text = (content: string) => new TextEncoder().encode(content)

function png(width: number, height: number) {
  const bytes = new Uint8Array(40)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

test('a picture is known by its bytes, whatever its name', () => {
  expect(readPicture(png(640, 480))).toMatchObject({ kind: 'raster', format: 'PNG', width: 640 })
  expect(readPicture(text('<svg viewBox="0 0 4 2"/>'))).toMatchObject({
    kind: 'vector',
    width: 4,
    height: 2,
  })
})

test('a picture that would fill the memory is refused by what its header says', () => {
  expect(readPicture(png(100_000, 100_000))).toEqual({
    kind: 'refused',
    sentence:
      'This picture says that it has 100,000 × 100,000 pixels; up to 100 million are drawn here. It can be downloaded.',
  })
  expect(readPicture(png(10_000, 10_000)).kind).toBe('raster')
})

test.each([
  ['no pixels', png(0, 9), /damaged: it has 0 × 9 pixels/],
  ['a page', text('<html><script>1</script>'), /it is text, and no picture/],
  [
    'a picture that repeats itself without end',
    text(
      `<svg viewBox="0 0 1 1"><g id="u0"/>${Array.from({ length: 6 }, (_, i) => `<g id="u${i + 1}">${`<use href="#u${i}"/>`.repeat(10)}</g>`).join('')}<use href="#u6"/></svg>`,
    ),
    /comes to 1 million elements or more/,
  ],
  ['another format', text('%PDF-1.7\0'), /begins as a PDF document/],
  ['half a header', png(1, 1).subarray(0, 12), /begins as a PNG picture, but it is damaged/],
  ['noise', Uint8Array.of(1, 2, 3, 0xff), /damaged, or no picture/],
])('%s is refused', (_, bytes, reason) => {
  const picture = readPicture(new Uint8Array(bytes))
  expect(picture.kind === 'refused' && picture.sentence).toMatch(reason)
})
