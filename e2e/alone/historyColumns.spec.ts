import type { APIRequestContext, Page } from '@playwright/test'
import { createExperimentResponse } from '#protocol/experiments.ts'
import { getRunResponse } from '#protocol/runs.ts'
import { send } from './log.ts'
import { expect, test } from './servers.ts'

/** A training script that logs a loss step by step. */
async function train(request: APIRequestContext, url: string, experimentId: string, name: string) {
  const created = await send(request, url, 'runs/create', {
    experiment_id: experimentId,
    run_name: name,
    start_time: Date.now(),
  })
  const { run_id } = getRunResponse.parse(created).run.info
  let step = 0
  const log = (...losses: number[]) =>
    send(request, url, 'runs/log-batch', {
      run_id,
      metrics: losses.map((value) => ({ key: 'loss', value, timestamp: Date.now(), step: step++ })),
    })
  const finish = () =>
    send(request, url, 'runs/update', { run_id, status: 'FINISHED', end_time: Date.now() })
  return { log, finish }
}

const runNames = (page: Page) =>
  page.getByRole('region', { name: 'Table of runs' }).getByRole('rowheader')

test('the least value and the curve of a loss are added, sorted by, kept in the address and follow the run', async ({
  page,
  request,
  url,
}) => {
  test.slow()
  const { experiment_id } = createExperimentResponse.parse(
    await send(request, url, 'experiments/create', { name: 'training' }),
  )
  // More than one request can ask for; each ends where the others do.
  const logged = Array.from({ length: 22 }, async (_, index) => {
    const run = await train(request, url, experiment_id, `run ${index}`)
    await run.log(0.9, 0.4 + ((index * 7) % 22) / 100, 0.8)
    await run.finish()
  })
  await Promise.all(logged)
  const active = await train(request, url, experiment_id, 'active')
  await active.log(0.9, 0.6)

  await page.goto(`${url}/experiments/${experiment_id}`)
  await expect(page.getByText('23 runs', { exact: true })).toBeVisible()
  const header = page.getByRole('columnheader', { name: 'loss', exact: true })
  await header.hover()
  await header.getByRole('button', { name: 'Column loss' }).click()
  await page.getByRole('menuitem', { name: 'Add: curve' }).click()
  await expect(page.getByRole('region', { name: 'Table of runs' })).toContainText(
    /0\.9 → 0\.8, least 0\.\d+, greatest 0\.9 over 3 points/,
  )

  await page.getByRole('button', { name: /^Columns/ }).click()
  await page.getByRole('button', { name: 'Add… a column of loss' }).click()
  await page.getByRole('menuitem', { name: 'minimum' }).click()
  await page.keyboard.press('Escape')
  const least = page.getByRole('button', { name: 'loss min', exact: true })
  await least.click()
  await expect(runNames(page).first()).toContainText('run 3')
  await least.click()
  await expect(runNames(page).first()).toContainText('run 0')
  await expect(page.getByText(/^Histories of/)).toHaveCount(0)

  await page.reload()
  await expect(runNames(page).first()).toContainText('run 0')
  await active.log(0.2)
  await expect(runNames(page).first()).toContainText('active')
  await expect(page.getByTitle('0.2 at step 2', { exact: true })).toHaveText('0.2')
})

test('with histories on their way nothing is shown as zero, and why they do not come is said', async ({
  page,
  request,
  url,
}) => {
  const run = await train(request, url, '0', 'only')
  await run.log(0.9, 0.5)
  await run.finish()
  await page.route('**/metrics/history-columns?**', (route) =>
    route.fulfill({ status: 500, json: { error_code: 'INTERNAL_ERROR', message: 'disk is full' } }),
  )

  await page.goto(`${url}/experiments/0?show=${encodeURIComponent('metrics.loss#min')}`)

  await expect(page.getByRole('alert').filter({ hasText: 'disk is full' })).toBeVisible()
  await expect(page.getByTitle('The history is not here yet')).toBeVisible()
})
