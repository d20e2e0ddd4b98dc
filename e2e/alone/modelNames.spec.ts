import { send } from './log.ts'
import { expect, test } from './servers.ts'

/** What browsers, routers and servers read as more than letters. */
const NAMES = [
  '.',
  '..',
  '@dotdot',
  '%2e%2e',
  'a/b',
  'a/../b',
  'models/versions/2',
  '100 %',
  'a?b=c',
  'a#b',
  'a:b',
  'a\\b',
  'two\nlines',
]

test('a model of any name has a page that its links lead to and that loads again, and so has its version', async ({
  page,
  request,
  url,
}) => {
  for (const name of NAMES) {
    await send(request, url, 'registered-models/create', { name })
    await send(request, url, 'model-versions/create', { name, source: 's3://models/a' })
  }
  const heading = page.getByRole('heading', { level: 1 })

  for (const name of NAMES) {
    await test.step(JSON.stringify(name), async () => {
      await page.goto(`${url}/models?${new URLSearchParams({ model: name })}`)
      const card = page.getByRole('article')
      await expect(card).toHaveCount(1)
      await card.getByRole('link').first().click()
      await expect(heading).toHaveText(name)
      await page.reload()
      await expect(heading).toHaveText(name)
      await page.getByRole('rowheader').getByRole('link', { name: 'Version 1' }).click()
      await expect(heading).toHaveText(`${name} version 1`)
      await page.reload()
      await expect(heading).toHaveText(`${name} version 1`)
      await page.getByRole('main').getByRole('link', { name, exact: true }).first().click()
      await expect(heading).toHaveText(name)
    })
  }
})
