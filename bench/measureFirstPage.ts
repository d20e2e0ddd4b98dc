import { launchChromium } from './launchChromium.ts'

/** The newest of the seeded runs, which every runs page shows first. */
const NEWEST_RUN = 'run-09999'

/** Opens a runs page in an empty browser profile: ms until a seeded run is on screen, and kB of script that came for it. */
export async function measureFirstPage(address: string): Promise<Record<string, number | null>> {
  const browser = await launchChromium()
  try {
    const times = []
    let scriptBytes = 0
    for (let i = 0; i < 3; i++) {
      const context = await browser.newContext({ viewport: { width: 1600, height: 900 } })
      const page = await context.newPage()
      scriptBytes = 0
      page.on('response', async (response) => {
        if (response.request().resourceType() !== 'script') return
        scriptBytes += (await response.body().catch(() => Buffer.alloc(0))).length
      })
      const start = performance.now()
      await page.goto(address)
      await page.getByText(NEWEST_RUN, { exact: true }).first().waitFor({ timeout: 120_000 })
      times.push(performance.now() - start)
      await context.close()
    }
    const sorted = times.toSorted((a, b) => a - b)
    return {
      'first run on screen (ms)': sorted[1] ?? null,
      'script, unpacked (kB)': scriptBytes / 1000,
    }
  } finally {
    await browser.close()
  }
}
