import type { Scale } from '#charting/axisTicks.ts'

/** Why two texts are no range of an axis, or null where they are. */
export function refuseRange(from: string, to: string, scale: Scale): string | null {
  const [low, high] = [from, to].map((text) => (text.trim() === '' ? Number.NaN : Number(text)))
  if (!Number.isFinite(low)) return 'From must be a number, as 0.5 or 1e-3.'
  if (!Number.isFinite(high)) return 'To must be a number, as 0.5 or 1e-3.'
  if ((low ?? 0) >= (high ?? 0)) return 'From must be less than To.'
  if (scale === 'log' && (low ?? 0) <= 0) return 'On a logarithmic axis From must be above 0.'
  return null
}
