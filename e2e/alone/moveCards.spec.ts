import type { APIRequestContext, Page } from '@playwright/test'
import { problemsInBothThemes } from '../accessible.ts'
import { overflowing } from '../overflowing.ts'
import { logRun, send } from './log.ts'
import { expect, test } from './servers.ts'

const MARKUP = `<img src=x onerror="document.title='owned'">`
/** As long as a name may be, with all that one may hold. */
const HOSTILE =
  `${MARKUP} 100 % #1 a/b 'x' "y" שלום مرحبا ${'long '.repeat(50)}`.slice(0, 249) + '.'

type Version = { model: string; stage?: string; tags?: Record<string, string> }

/** Registers versions of models that are made as they are needed; all came from one run. */
async function register(request: APIRequestContext, url: string, versions: readonly Version[]) {
  const run = await logRun(request, url, {
    experiment: 'detectors/forest',
    run: 'contamination_0.05',
  })
  await send(request, url, 'runs/log-metric', {
    run_id: run.run_id,
    key: 'f1_score',
    value: 0.75,
    timestamp: 1,
    step: 0,
  })
  const numbers = new Map<string, number>()
  for (const { model, stage, tags } of versions) {
    if (!numbers.has(model)) await send(request, url, 'registered-models/create', { name: model })
    const number = (numbers.get(model) ?? 0) + 1
    numbers.set(model, number)
    const name = { name: model, version: String(number) }
    await send(request, url, 'model-versions/create', {
      name: model,
      source: `${run.artifact_uri}/model`,
      run_id: run.run_id,
    })
    for (const [key, value] of Object.entries(tags ?? {})) {
      await send(request, url, 'model-versions/set-tag', { ...name, key, value })
    }
    if (stage !== undefined) {
      await send(request, url, 'model-versions/transition-stage', {
        ...name,
        stage,
        archive_existing_versions: false,
      })
    }
  }
}

const lane = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true })
const card = (page: Page, title: string, name: string) =>
  lane(page, title).getByRole('article', { name })

test('a finger that rests on a card carries it, and one that moves at once scrolls the lane', async ({
  browser,
  request,
  url,
}) => {
  await register(
    request,
    url,
    Array.from({ length: 12 }, () => ({ model: 'Forest' })),
  )
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 1280, height: 800 },
  })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
    })
  await page.goto(`${url}/models`)
  const moving = card(page, 'None', 'Forest version 12')
  await expect(moving.getByRole('button', { name: /^Move/ })).toBeVisible()
  const box = await moving.boundingBox()
  const target = await lane(page, 'Staging').boundingBox()
  if (!box || !target) throw new Error('The board is not on screen.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]

  await test.step('it scrolls', async () => {
    await touch('touchStart', x, y + 400)
    for (let at = 0; at <= 20; at++) await touch('touchMove', x, y + 400 - at * 20)
    await touch('touchEnd')
    await expect(moving).toBeHidden()
    await expect(page.getByText(/is lifted/)).toHaveCount(0)
    await lane(page, 'None').getByRole('article').first().focus()
    await page.keyboard.press('Home')
    await expect(moving).toBeInViewport()
  })

  await test.step('it carries', async () => {
    await touch('touchStart', x, y)
    await expect(page.getByText('Forest version 12 is lifted from None.')).toBeAttached()
    for (let at = 1; at <= 10; at++) {
      await touch('touchMove', x + ((target.x + 60 - x) * at) / 10, y + at)
    }
    await expect(page.getByText('Forest version 12 is over Staging.')).toBeAttached()
    await touch('touchEnd')
    await page.getByRole('dialog').getByRole('button', { name: 'Move to Staging' }).click()
    await expect(card(page, 'Staging', 'Forest version 12')).toBeVisible()
  })
  await context.close()
})

test('thousands of versions are a lane of a few cards at a time, archived ones folded', async ({
  page,
  request,
  url,
}) => {
  await register(request, url, [
    ...Array.from({ length: 12 }, () => ({ model: 'Forest', stage: 'Archived' })),
    ...Array.from({ length: 150 }, () => ({ model: 'Forest' })),
  ])
  await page.goto(`${url}/models`)
  await expect(card(page, 'None', 'Forest version 162')).toBeVisible()
  await expect(lane(page, 'Archived').getByRole('article')).toHaveCount(0)
  expect(await lane(page, 'None').getByRole('article').count()).toBeLessThan(40)

  await card(page, 'None', 'Forest version 162').focus()
  await page.keyboard.press('End')
  await expect(card(page, 'None', 'Forest version 13')).toBeFocused()
  await expect(card(page, 'None', 'Forest version 13')).toBeInViewport()
  await page.keyboard.press('Home')
  await expect(card(page, 'None', 'Forest version 162')).toBeFocused()

  await page.getByRole('button', { name: 'Unfold Archived, 12' }).click()
  await expect(card(page, 'Archived', 'Forest version 12')).toBeVisible()
})

test('what confirms a move stays where it is while the comparison arrives', async ({
  page,
  request,
  url,
}) => {
  await register(request, url, [{ model: 'Forest', stage: 'Production' }, { model: 'Forest' }])
  const files = '**/model-versions/get-artifact?**'
  await page.route(files, () => {})
  await page.goto(`${url}/models`)
  await page.getByRole('button', { name: 'Move Forest version 2 to…' }).click()
  await page.getByRole('menuitem', { name: 'Production' }).click()
  const sheet = page.getByRole('dialog', { name: 'Move to Production?' })
  await expect(sheet.getByLabel('Comparing versions')).toBeVisible()
  const button = sheet.getByRole('button', { name: 'Move to Production' })
  const before = await button.boundingBox()

  // What was held goes on then.
  await page.unroute(files)
  await expect(sheet.getByRole('table', { name: 'Metrics' })).toBeVisible()

  expect(await button.boundingBox()).toEqual(before)
})

test('every part of the board is accessible in both themes, and moves without a mouse', async ({
  page,
  request,
  url,
}) => {
  await register(request, url, [
    { model: 'Forest', stage: 'Production' },
    { model: 'Forest', stage: 'Staging', tags: { review: 'open' } },
    { model: 'LSTM' },
  ])
  await page.goto(`${url}/models`)
  await card(page, 'Staging', 'Forest version 2').focus()
  expect(await problemsInBothThemes(page)).toEqual([])

  await test.step('the sheet', async () => {
    await page.keyboard.press(']')
    const sheet = page.getByRole('dialog', { name: 'Move to Production?' })
    await expect(sheet.getByRole('table', { name: 'Metrics' })).toBeVisible()
    expect(await problemsInBothThemes(page)).toEqual([])
    await sheet.getByRole('textbox', { name: 'Reason' }).focus()
    await page.keyboard.type('better')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(card(page, 'Production', 'Forest version 2')).toBeFocused()
    await expect(card(page, 'Archived', 'Forest version 1')).toBeVisible()
  })
  await test.step('a card in the air, and folded lanes', async () => {
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowLeft')
    expect(await problemsInBothThemes(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Fold Archived, 1' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Unfold Archived, 1' })).toBeVisible()
    expect(await problemsInBothThemes(page)).toEqual([])
  })
  for (const address of ['?lanes=alias', '?lanes=tag:review', '?view=models']) {
    await test.step(address, async () => {
      await page.goto(`${url}/models${address}`)
      await expect(page.getByRole('link', { name: 'Forest' }).first()).toBeVisible()
      expect(await problemsInBothThemes(page)).toEqual([])
    })
  }
  await test.step('compact cards, whose menu comes with the focus', async () => {
    await page.goto(`${url}/models`)
    await page.getByRole('checkbox', { name: 'Compact' }).check()
    await expect(card(page, 'Production', 'Forest version 2')).not.toContainText('forest')
    expect(await problemsInBothThemes(page)).toEqual([])
    const menu = page.getByRole('button', { name: 'Move Forest version 2 to…' })
    await expect(menu).toBeHidden()
    await card(page, 'Production', 'Forest version 2').focus()
    await expect(menu).toBeVisible()
  })
})

test('names of 250 characters full of markup keep within their cards and sheets', async ({
  page,
  request,
  url,
}) => {
  await register(request, url, [
    { model: HOSTILE, stage: 'Production', tags: { review: HOSTILE } },
    { model: HOSTILE, tags: { owner: HOSTILE } },
  ])
  await send(request, url, 'registered-models/alias', {
    name: HOSTILE,
    version: '1',
    alias: 'alias_'.repeat(40),
  })
  await page.setViewportSize({ width: 1280, height: 800 })
  for (const address of ['', '?lanes=alias', '?lanes=tag:review', '?view=models']) {
    await test.step(address, async () => {
      await page.goto(`${url}/models${address}`)
      await expect(page.getByRole('link', { name: MARKUP }).first()).toBeVisible()
      expect.soft(await overflowing(page)).toEqual([])
    })
  }
  await page.goto(`${url}/models`)
  await lane(page, 'None').getByRole('article').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  const sheet = page.getByRole('dialog', { name: 'Move to Production?' })
  await expect(sheet).toContainText(MARKUP)
  expect.soft(await overflowing(page)).toEqual([])
  await sheet.getByRole('button', { name: 'Move to Production' }).click()
  await expect(page.getByText(/is now in Production/)).toContainText(MARKUP)
  expect.soft(await overflowing(page)).toEqual([])
  await expect(page).not.toHaveTitle('owned')
})
