import { AxeBuilder } from '@axe-core/playwright'
import { experimentPath, type Facts, runIdOf } from '../facts.ts'
import { expect, test } from '../fixtures.ts'

const [one, other] = ['zscore_detector', 'contamination_0.05'] as const
const pages = {
  'the overview': () => ['/experiments', 'Experiments'],
  'the runs table': (facts: Facts) => [
    experimentPath(facts, 'isolation_forest'),
    'isolation_forest',
  ],
  'the runs table with its panels': (facts: Facts) => [
    `${experimentPath(facts, 'isolation_forest')}?panels=1&selected=${runIdOf(facts, other)}.0`,
    'isolation_forest',
  ],
  'a runs table with little room': (facts: Facts) => [
    `${experimentPath(facts, 'isolation_forest')}?panels=1&split=25`,
    'isolation_forest',
  ],
  'the run page': (facts: Facts) => [`/runs/${runIdOf(facts, one)}`, one],
  'an artifact': (facts: Facts) => [
    `/runs/${runIdOf(facts, one)}/artifacts/sample_detections.csv`,
    one,
  ],
  'the comparison': (facts: Facts) => [
    `/compare?runs=${runIdOf(facts, one)},${runIdOf(facts, other)}`,
    'Compare 2 runs',
  ],
  'the stage board': () => ['/models', 'Models'],
  'the trash': () => ['/trash', 'Trash'],
} satisfies Record<string, (facts: Facts) => [string, string]>

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

for (const theme of ['light', 'dark'] as const) {
  for (const [name, locate] of Object.entries(pages)) {
    test(`${name} keeps to WCAG AA as far as axe can tell, in the ${theme} theme`, async ({
      page,
      facts,
    }) => {
      const [path, heading] = locate(facts)
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
      await page.waitForLoadState('networkidle')

      const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()

      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
      expect(found).toEqual([])
    })
  }
}
