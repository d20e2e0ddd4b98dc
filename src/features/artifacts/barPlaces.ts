/** Where bars stand between the edges of their track, in percent of its width. */
export type BarPlaces = { zero: number; bars: { left: number; width: number }[] }

/** Bars that begin at 0, to the right for positive numbers and to the left for negative ones; infinities reach the edge. */
export function barPlaces(values: readonly number[]): BarPlaces {
  const finite = values.filter(Number.isFinite)
  const least = Math.min(0, ...finite)
  const most = Math.max(0, ...finite)
  const span = most - least || 1
  const at = (value: number) => ((Math.min(Math.max(value, least), most) - least) / span) * 100
  const zero = at(0)
  return {
    zero,
    bars: values.map((value) => {
      const end = at(value)
      return { left: Math.min(zero, end), width: Math.abs(end - zero) }
    }),
  }
}
