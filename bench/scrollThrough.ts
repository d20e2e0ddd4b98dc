/**
 * For the page itself: scrolls what has a label for 240 frames, `down` px and `across` px with each, back and forth
 * sideways. Gives the 95th percentile of the time between frames and the longest, in ms; null where nothing has that label.
 *
 * No function gets a name in here: the compiler marks them with a helper that the page does not have.
 */
export async function scrollThrough({
  label,
  across,
  down,
}: {
  label: string
  across: number
  down: number
}): Promise<{ p95: number; longest: number } | null> {
  const scroller = document.querySelector(`[aria-label="${label}"]`)
  if (!scroller) return null
  const times: number[] = []
  let last = await new Promise<number>(requestAnimationFrame)
  for (let frame = 0; frame < 240; frame++) {
    scroller.scrollBy(frame % 80 < 40 ? across : -across, down)
    const now = await new Promise<number>(requestAnimationFrame)
    times.push(now - last)
    last = now
  }
  const sorted = times.toSorted((a, b) => a - b)
  return { p95: sorted[Math.floor(times.length * 0.95)] ?? 0, longest: sorted.at(-1) ?? 0 }
}
