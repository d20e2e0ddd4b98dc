import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'

const canvasOf = (chart: Locator) => chart.locator('canvas').first()

/**
 * The colours of a chart's lines, as CSS writes them: those that cover at least so many dots of its canvas wholly.
 * `above` are those that are highlighted.
 */
export const paintedColours = (
  chart: Locator,
  least = 40,
  which: 'all' | 'above' = 'all',
): Promise<string[]> =>
  (which === 'all' ? canvasOf(chart) : chart.locator('canvas').last()).evaluate((canvas, least) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('Not a canvas')
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
      data: [],
    }
    const dots = new Map<string, number>()
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] !== 255) continue
      const colour = `rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`
      dots.set(colour, (dots.get(colour) ?? 0) + 1)
    }
    return [...dots].filter(([, count]) => count >= least).map(([colour]) => colour)
  }, least)

/** Where the dots of one colour are on a chart's canvas: the rows and columns that they reach, in px of the canvas. */
export const reachOf = (chart: Locator, colour: string) =>
  canvasOf(chart).evaluate((canvas, colour) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('Not a canvas')
    const { width, height } = canvas
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] }
    const reach = { left: width, right: -1, top: height, bottom: -1 }
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] !== 255) continue
      if (`rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})` !== colour) continue
      const [x, y] = [(i / 4) % width, Math.floor(i / 4 / width)]
      reach.left = Math.min(reach.left, x)
      reach.right = Math.max(reach.right, x)
      reach.top = Math.min(reach.top, y)
      reach.bottom = Math.max(reach.bottom, y)
    }
    return reach
  }, colour)

/** A place on a line of one colour, about in the middle of the chart, in px of the window. */
export const placeOn = (chart: Locator, colour: string) =>
  canvasOf(chart).evaluate((canvas, colour) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('Not a canvas')
    const { width, height } = canvas
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] }
    const box = canvas.getBoundingClientRect()
    const ratio = width / box.width
    let place: { x: number; y: number } | null = null
    let farthest = width
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] !== 255) continue
      if (`rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})` !== colour) continue
      const [x, y] = [(i / 4) % width, Math.floor(i / 4 / width)]
      if (Math.abs(x - width / 2) >= farthest) continue
      farthest = Math.abs(x - width / 2)
      place = { x: box.x + x / ratio, y: box.y + y / ratio }
    }
    if (!place) throw new Error(`Nothing is painted in ${colour}`)
    return place
  }, colour)

/** Saves a chart by its menu, and gives what the file holds. */
export async function saved(
  chart: Locator,
  form: 'Save as SVG' | 'Save as PNG' | 'Save points as CSV',
) {
  const page = chart.page()
  await chart.getByRole('button', { name: /^Actions on/ }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: form }).click(),
  ])
  const bytes = await readFile(await download.path())
  return { name: download.suggestedFilename(), text: bytes.toString(), bytes }
}
