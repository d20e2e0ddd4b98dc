import type { Page } from '@playwright/test'
import { scrollThrough } from './scrollThrough.ts'

/** As many cells as fit the runs table on the page that is measured, and more rows than fit. */
const SHAPE = { rows: 1_000, columns: 70, inSight: 30 * 14 }

/**
 * What the browser of a page takes for a table without any script, of which all cells exist: the 95th percentile of its
 * frames when it is scrolled, and from the change of as many texts as fit the page to the painted frame; both in ms.
 * The page shows that table afterwards.
 */
export async function measureBareTable(page: Page, step: { across: number; down: number }) {
  await page.goto('about:blank')
  await page.setContent(bareTable())
  const scroll = await page.evaluate(scrollThrough, { label: 'Bare table', ...step })
  const fills: number[] = []
  for (let times = 0; times < 5; times++) fills.push(await page.evaluate(fill, SHAPE.inSight))
  return { scroll: scroll?.p95 ?? null, fill: fills.toSorted((a, b) => a - b)[2] ?? null }
}

function bareTable(): string {
  const row = `<tr>${'<td>0.1234</td>'.repeat(SHAPE.columns)}</tr>`
  return `<style>
    section { height: 700px; overflow: auto }
    table { border-spacing: 0; table-layout: fixed; width: ${SHAPE.columns * 100}px }
    td { height: 32px; padding: 0 10px; border-bottom: 1px solid #ddd; font: 13px sans-serif }
  </style>
  <section aria-label="Bare table"><table>${row.repeat(SHAPE.rows)}</table></section>`
}

/** Milliseconds from the change of the first texts until a frame with them is painted. */
async function fill(count: number): Promise<number> {
  await new Promise(requestAnimationFrame)
  const start = performance.now()
  for (const cell of [...document.querySelectorAll('td')].slice(0, count)) {
    cell.textContent = Math.random().toFixed(4)
  }
  await new Promise(requestAnimationFrame)
  await new Promise((resolve) => setTimeout(resolve))
  return performance.now() - start
}
