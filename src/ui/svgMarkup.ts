type Attributes = Record<string, string | number | undefined>

/** One element of an SVG file; numbers are written to two decimals, what is undefined is left out. */
export function svgElement(name: string, attributes: Attributes, content = ''): string {
  let written = ''
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue
    const text = typeof value === 'number' ? String(Math.round(value * 100) / 100) : value
    written += ` ${key}="${escapeXml(text)}"`
  }
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

/** What no XML file may hold: control characters, lone halves of surrogate pairs, and two numbers that are none. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as XML may hold it, in content and in quoted attributes. */
export const escapeXml = (text: string): string =>
  text.replaceAll(FORBIDDEN, '\uFFFD').replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
