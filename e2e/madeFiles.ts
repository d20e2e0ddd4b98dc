import { crc32, deflateSync } from 'node:zlib'

/** Bytes of files as other programs write them, made here so that no test needs a file of somebody else's. */

const ascii = (text: string) => Buffer.from(text, 'latin1')

/** A PNG of RGBA pixels; `colourAt` tells red, green, blue and opacity, each from 0 to 255. */
export function pngFile(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => [number, number, number, number],
): Buffer {
  const rows = Buffer.alloc(height * (1 + 4 * width))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set(colourAt(x, y), y * (1 + 4 * width) + 1 + 4 * x)
  }
  return pngOf(width, height, deflateSync(rows))
}

/** A PNG with these packed rows, be they there or not. */
export function pngOf(width: number, height: number, packedRows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    ascii('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', header),
    chunk('IDAT', packedRows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([ascii(type), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A tone as WAV: 8 bit, one channel, 8,000 values a second. */
export function wavFile(seconds: number): Buffer {
  const rate = 8_000
  const values = Buffer.from(
    Uint8Array.from(
      { length: seconds * rate },
      (_, i) => 128 + 20 * Math.sin((i * 440 * 6.283) / rate),
    ),
  )
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + values.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36)
  header.writeUInt32LE(values.length, 40)
  return Buffer.concat([header, values])
}

/** A PDF of one page with one line of text. `catalog` stands in its first object, `more` are objects from 6 on. */
export function pdfFile(text: string, catalog = '', more: string[] = []): Buffer {
  const content = `BT /F1 24 Tf 60 700 Td (${text}) Tj ET`
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...more,
  ]
  let file = '%PDF-1.7\n'
  const places = objects.map((object, i) => {
    const place = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`
  return ascii(
    `${file}${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`,
  )
}

/** An array as NumPy's `save` writes it. */
export function npyFile(dtype: string, shape: readonly number[], data: ArrayBuffer): Buffer {
  const tuple = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`
  const dict = `{'descr': '${dtype}', 'fortran_order': False, 'shape': ${tuple}, }`
  const text = `${dict.padEnd(Math.ceil((dict.length + 11) / 64) * 64 - 11)}\n`
  const prelude = Buffer.alloc(10)
  prelude.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0])
  prelude.writeUInt16LE(text.length, 8)
  return Buffer.concat([prelude, ascii(text), Buffer.from(data)])
}

type TarMember = { name: string; content?: Buffer; type?: string; target?: string }

/** A tar archive in the form of POSIX. */
export function tarFile(members: readonly TarMember[]): Buffer {
  const blocks = members.map(({ name, content = Buffer.alloc(0), type = '0', target = '' }) => {
    const header = Buffer.alloc(512)
    header.write(name, 0, 100)
    header.write(content.length.toString(8).padStart(11, '0'), 124)
    header.write(' '.repeat(8), 148)
    header.write(type, 156)
    header.write(target, 157, 100)
    header.write('ustar\x0000', 257, 'latin1')
    header.write(
      header
        .reduce((sum, byte) => sum + byte)
        .toString(8)
        .padStart(6, '0'),
      148,
    )
    return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)])
  })
  return Buffer.concat([...blocks, Buffer.alloc(1_024)])
}

/** An SVG of 200 × 100 px with this in it. */
export const svgFile = (content: string, attributes = 'width="200" height="100"'): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`,
  )

/** A notebook of format 4 with these cells. */
export const notebookFile = (cells: readonly object[]): Buffer =>
  Buffer.from(
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: 'python3', language: 'python', display_name: 'Python 3' } },
      cells: cells.map((cell) => Object.assign({ metadata: {} }, cell)),
    }),
  )
