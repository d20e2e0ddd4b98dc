import { AxeBuilder } from '@axe-core/playwright'
import { experimentPath, runIdOf } from './facts.ts'
import { expect, test } from './fixtures.ts'

for (const theme of ['light', 'dark'] as const) {
  test(`no page has a barrier that axe can find, in the ${theme} theme`, async ({
    page,
    facts,
  }) => {
    const [one, other] = ['zscore_detector', 'contamination_0.05'].map((name) =>
      runIdOf(facts, name),
    )
    const pages = {
      '/experiments': 'Experiments',
      [experimentPath(facts, 'isolation_forest')]: 'isolation_forest',
      [`/runs/${one}`]: 'zscore_detector',
      [`/runs/${one}/artifacts/sample_detections.csv`]: 'zscore_detector',
      [`/compare?runs=${one},${other}&baseline=${one}`]: 'Compare 2 runs',
      '/models': 'Models',
    }
    test.setTimeout(90_000)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    for (const [path, heading] of Object.entries(pages)) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
      await page.waitForLoadState('networkidle')
      const { violations } = await new AxeBuilder({ page }).analyze()
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`,
      )
      expect.soft(found, path).toEqual([])
    }
  })
}
