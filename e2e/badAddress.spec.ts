import { expect, test } from './fixtures.ts'

for (const [what, path, sentence] of [
  ['a run', `/runs/${'0'.repeat(32)}`, /0{32}/],
  ['an experiment', '/experiments/987654', /987654/],
  ['a page', '/nowhere', /Nothing is at this address/],
  [
    'a run with a hostile name',
    '/runs/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    /<script>alert\(1\)<\/script>/,
  ],
] as const) {
  test(`${what} that does not exist is a sentence with a way on`, async ({ page }) => {
    await page.goto(path)

    await expect(page.getByRole('main')).toContainText(sentence)
    await page.getByRole('main').getByRole('link', { name: 'Show all experiments' }).click()
    await expect(page).toHaveURL(/\/experiments$/)
  })
}

test('a comparison of nothing tells how to choose', async ({ page }) => {
  await page.goto('/compare')

  await expect(page.getByRole('main')).toContainText('No runs are selected')
})
