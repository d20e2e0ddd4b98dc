import { svgFile } from '../../madeFiles.ts'
import { expect } from '../servers.ts'
import type { HostileFile, HostileFiles } from './HostileFile.ts'
import { payload } from './payload.ts'

/** Ten times ten times ten … rectangles, which would keep a browser busy for minutes. */
export const bombSvg = (): Buffer =>
  svgFile(
    `<defs><rect id="u0" width="9" height="9"/>${Array.from(
      { length: 7 },
      (_, i) => `<g id="u${i + 1}">${`<use href="#u${i}" x="1"/>`.repeat(10)}</g>`,
    ).join('')}</defs><use href="#u7"/>`,
  )

/** What is said of it. */
export const TOO_MANY = /This SVG comes to 1 million elements or more/

/** Pictures that run, ask for something, or take forever to draw. */
export const hostileSvg: HostileFiles = (canary) => {
  const run = payload(canary)
  return [
    picture(
      'script.svg',
      `<script>${run}</script><script href="${canary}/a.js"/><g onload="${run}"/>`,
    ),
    picture(
      'foreign.svg',
      `<foreignObject width="200" height="100"><body xmlns="http://www.w3.org/1999/xhtml"><script>${run}</script>` +
        `<iframe src="${canary}/frame"/><img src="${canary}/x.png" onerror="${run}"/></body></foreignObject>`,
    ),
    picture(
      'requests.svg',
      `<image href="${canary}/1" width="9" height="9"/><use href="${canary}/2#a"/><feImage href="${canary}/3"/>` +
        `<style>@import "${canary}/4";rect{fill:url(${canary}/5#a)}</style><rect width="9" height="9"/>` +
        `<a href="${canary}/6"><text y="20">t</text></a>`,
    ),
    picture(
      'animated.svg',
      `<a><set attributeName="href" to="javascript:${run}"/><animate attributeName="href" values="${canary}/7"/>` +
        `<text y="20">t</text></a><animate onbegin="${run}" attributeName="x" dur="1s"/>`,
    ),
    {
      path: 'svg/stylesheet.svg',
      content: `<?xml-stylesheet href="${canary}/a.css"?><!DOCTYPE svg SYSTEM "${canary}/a.dtd"><svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"/>`,
      sight: framed,
    },
    {
      path: 'svg/entities.svg',
      content: `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a0 "lol">${Array.from(
        { length: 12 },
        (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`,
      ).join(
        '',
      )}]><svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><text>&a12;&x;</text></svg>`,
      sight: framed,
    },
    { path: 'svg/uses.svg', content: bombSvg(), sight: TOO_MANY },
    picture(
      'filter.svg',
      '<filter id="f" x="-1e9" y="-1e9" width="2e9" height="2e9"><feGaussianBlur stdDeviation="1e9"/>' +
        '<feTurbulence numOctaves="99999"/><feMorphology radius="99999"/></filter><rect filter="url(#f)" width="1e9" height="1e9"/>',
    ),
    {
      path: 'svg/huge.svg',
      content: svgFile('<rect width="1e9" height="1e9"/>', 'width="1e9" height="1e9"'),
      sight: framed,
    },
    {
      path: 'svg/deep.svg',
      content: svgFile('<g>'.repeat(200_000) + '</g>'.repeat(200_000)),
      sight: framed,
    },
  ]
}

const framed: HostileFile['sight'] = async (preview) => {
  await expect(preview).toContainText(/ px, SVG/)
  await expect(preview.locator('iframe')).toHaveAttribute('sandbox', '')
}

const picture = (name: string, content: string): HostileFile => ({
  path: `svg/${name}`,
  content: svgFile(content),
  sight: framed,
})
