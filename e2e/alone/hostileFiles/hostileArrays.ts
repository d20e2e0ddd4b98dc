import { zipSync } from 'fflate'
import { npyFile } from '../../madeFiles.ts'
import type { HostileFiles } from './HostileFile.ts'

const eight = new Float64Array(1).buffer

/** An array whose header is this text. */
const withHeader = (text: string) => {
  const file = Buffer.alloc(10 + text.length)
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0])
  file.writeUInt16LE(text.length, 8)
  file.write(text, 10, 'latin1')
  return file
}

/** Arrays that claim more than they have, or would run something when Python loads them. */
export const hostileArrays: HostileFiles = () => [
  {
    path: 'arrays/claims.npy',
    content: npyFile('<f8', [1e6, 1e6], eight),
    sight:
      /This file is damaged: 1 of the 1,000,000,000,000 values that its shape promises are there/,
  },
  {
    path: 'arrays/beyond.npy',
    content: withHeader(
      `{'descr': '<f8', 'fortran_order': False, 'shape': (${'9'.repeat(400)}, 0), }`,
    ),
    sight: /Shape\(∞ × 0\)/,
  },
  {
    path: 'arrays/axes.npy',
    content: withHeader(
      `{'descr': '<f8', 'fortran_order': False, 'shape': (${'1, '.repeat(15_000)}), }`,
    ),
    sight: /It has more than the 64 axes that NumPy allows/,
  },
  {
    path: 'arrays/objects.npy',
    content: Buffer.concat([
      npyFile('|O', [1], new ArrayBuffer(0)),
      Buffer.from('cos\nsystem\n(S"id"\ntR.'),
    ]),
    sight: /The values of this array are not shown/,
  },
  {
    path: 'arrays/negative.npy',
    content: npyFile('<f8', [-1, -5], eight),
    sight: /Its header is not one that NumPy writes/,
  },
  {
    path: 'arrays/expression.npy',
    content: withHeader(
      `{'descr': __import__('os').system('id'), 'fortran_order': False, 'shape': (1,), }`,
    ),
    sight: /Its header is not one that NumPy writes/,
  },
  {
    path: 'arrays/empty-texts.npy',
    content: npyFile('<U0', [1e12], new ArrayBuffer(0)),
    sight: /Shape\(1,000,000,000,000\)/,
  },
  {
    path: 'arrays/packed.npz',
    content: Buffer.from(
      zipSync({ '../../x.npy': npyFile('|O', [1], eight), 'a<b>.npy': new Uint8Array(40_000_000) }),
    ),
    sight: /2 arrays/,
  },
]
