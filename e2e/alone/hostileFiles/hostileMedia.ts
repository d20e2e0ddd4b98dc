import { wavFile } from '../../madeFiles.ts'
import type { HostileFiles } from './HostileFile.ts'
import { payload } from './payload.ts'

const BROKEN = /This (video|sound) cannot be played: it is damaged, or of a kind/

/** Recordings that are none, or end early. */
export const hostileMedia: HostileFiles = (canary) => [
  { path: 'media/page.mp4', content: `<script>${payload(canary)}</script>`, sight: BROKEN },
  {
    path: 'media/list.m4a',
    content: `#EXTM3U\n#EXTINF:1,\n${canary}/segment.ts\n`,
    sight: BROKEN,
  },
  { path: 'media/head.webm', content: Buffer.from('1a45dfa3', 'hex'), sight: BROKEN },
  // The header promises ten seconds.
  { path: 'media/cut.wav', content: wavFile(10).subarray(0, 4_000), sight: /495 ms/ },
]
