import { gzipSync } from 'node:zlib'
import { tarFile } from '../../madeFiles.ts'
import { expect } from '../servers.ts'
import type { HostileFiles } from './HostileFile.ts'
import { markup } from './payload.ts'
import { zipOf } from './zipOf.ts'

const kernel = Buffer.alloc(1_000_000)

/** Archives that would fill a disk, or write to where they should not. */
export const hostileArchives: HostileFiles = (canary) => [
  {
    path: 'archives/overlapping.zip',
    content: zipOf(
      kernel,
      Array.from({ length: 5_000 }, (_, i) => ({ name: String(i), claimedBytes: 4_000_000_000 })),
    ),
    sight: /It would unpack to 20(\.0)? TB, .* Nothing of it was unpacked here/,
  },
  {
    path: 'archives/names.zip',
    content: zipOf(
      Buffer.from('a'),
      [
        '../../etc/cron',
        '/etc/passwd',
        'C:\\a.exe',
        '..\\b',
        'c\u202egnp.exe',
        'd\0e',
        markup(canary),
        '__proto__',
      ].map((name) => ({ name })),
    ),
    sight: async (preview) => {
      await expect(preview).toContainText('would lead a careless program astray')
      await expect(
        preview.getByRole('row', { name: /etc\/cron ?\(leads out of the folder/ }),
      ).toBeVisible()
      await expect(preview.getByRole('row', { name: /etc\/passwd ?\(is absolute/ })).toBeVisible()
    },
  },
  {
    path: 'archives/claims.zip',
    content: zipOf(kernel, [{ name: 'a' }], { count: 65_535 }),
    sight: /Listed as far as 1 of 65535 entries/,
  },
  {
    path: 'archives/many.zip',
    content: zipOf(
      kernel,
      Array.from({ length: 60_000 }, (_, i) => ({ name: `${i}` })),
    ),
    sight: /The first 500 of 10,000 names/,
  },
  {
    path: 'archives/outside.zip',
    content: zipOf(kernel, [{ name: 'a' }], { listAt: 4_000_000_000 }),
    sight: /This archive could not be listed\. The list of its files lies outside of the file/,
  },
  {
    path: 'archives/page.zip',
    content: markup(canary),
    sight: /This archive could not be listed\. It has no list of files/,
  },
  {
    path: 'archives/links.tar',
    content: tarFile([
      { name: '../../up.txt' },
      { name: 'link', type: '2', target: '/etc/passwd' },
      { name: 'hard', type: '1', target: '../../x' },
      { name: 'device', type: '3' },
    ]),
    sight: /4 names would lead a careless program astray/,
  },
  {
    path: 'archives/claims.tar',
    // A size in octal digits that is far beyond the file.
    content: Buffer.from(
      tarFile([{ name: 'a' }])
        .toString('latin1')
        .replace('00000000000', '77777777777'),
      'latin1',
    ),
    sight: /This archive could not be listed. It is no tar archive/,
  },
  {
    path: 'archives/bomb.tar.gz',
    content: gzipSync(
      tarFile([{ name: 'zeros', content: Buffer.alloc(300_000_000) }, { name: 'last' }]),
    ),
    sight: /Listed as far as/,
  },
  {
    path: 'archives/cut.tgz',
    content: gzipSync(tarFile([{ name: 'a' }])).subarray(0, 40),
    sight: /This archive could not be listed. Its packed data is damaged/,
  },
]
