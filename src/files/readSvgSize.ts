const ROOT = /<svg\b(?:[^>"']|"[^"]*"|'[^']*')*>/i
/** The root stands near the beginning, behind comments and a document type. */
const HEAD_LENGTH = 20_000

/** What browsers take for a picture without any size. */
const DEFAULT = { width: 300, height: 150 }
const LONGEST_SIDE = 10_000

const PX_PER_UNIT: Partial<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 9.6 / 2.54,
}

/** The size at which an SVG wants to be drawn, in px; null where the text is none. It is never larger than 10,000. */
export function readSvgSize(svg: string): { width: number; height: number } | null {
  const root = ROOT.exec(svg.slice(0, HEAD_LENGTH))?.[0]
  if (root === undefined) return null
  const attribute = (name: string) =>
    new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'i')
      .exec(root)
      ?.slice(1)
      .join('')
  const [, , boxWidth, boxHeight] = (attribute('viewBox') ?? '').split(/[\s,]+/).map(Number)
  const box =
    isLength(boxWidth) && isLength(boxHeight) ? { width: boxWidth, height: boxHeight } : null
  const width = toPx(attribute('width'))
  const height = toPx(attribute('height'))
  const ratio = box ? box.width / box.height : DEFAULT.width / DEFAULT.height
  const size =
    width !== null && height !== null
      ? { width, height }
      : width !== null
        ? { width, height: width / ratio }
        : height !== null
          ? { width: height * ratio, height }
          : (box ?? DEFAULT)
  const shrink = Math.min(1, LONGEST_SIDE / Math.max(size.width, size.height))
  return {
    width: Math.max(1, Math.round(size.width * shrink)),
    height: Math.max(1, Math.round(size.height * shrink)),
  }
}

const isLength = (value: number | undefined): value is number =>
  value !== undefined && Number.isFinite(value) && value > 0

/** A length without a unit, or of a unit that does not depend on the page. */
function toPx(length = ''): number | null {
  const [, digits = '', unit = ''] = /^\s*([\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(length) ?? []
  const px = Number(digits) * (PX_PER_UNIT[unit.toLowerCase()] ?? NaN)
  return isLength(px) ? px : null
}
