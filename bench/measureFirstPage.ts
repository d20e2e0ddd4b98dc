import { firstVisits } from './firstVisits.ts'
import type { Figures } from './printTable.ts'

/** The newest of the seeded runs, which every runs page shows first. */
const NEWEST_RUN = 'run-09999'

/** Opens a runs page for the first time: ms until a seeded run is on screen. */
export const measureFirstPage = (address: string): Promise<Figures> =>
  firstVisits(async (page) => {
    const start = performance.now()
    await page.goto(address)
    await page.getByText(NEWEST_RUN, { exact: true }).first().waitFor({ timeout: 120_000 })
    return { 'first run on screen (ms)': performance.now() - start }
  })
