import { AxeBuilder } from '@axe-core/playwright'
import { logRun, send } from './log.ts'
import { expect, test } from './servers.ts'

test('a deleted experiment and a deleted run are found in the trash and restored', async ({
  page,
  request,
  url,
}) => {
  const gone = await logRun(request, url, { experiment: 'gone', run: 'inside' })
  const kept = await logRun(request, url, { experiment: 'kept', run: 'alone' })
  await send(request, url, 'experiments/delete', { experiment_id: gone.experiment_id })
  await send(request, url, 'runs/delete', { run_id: kept.run_id })

  await page.goto(url)
  await page.getByRole('link', { name: 'Trash' }).click()
  const experiments = page.getByRole('table', { name: 'Deleted experiments' })
  await expect(experiments.getByRole('rowheader')).toHaveText(['gone'])
  const runs = page.getByRole('table', { name: 'Deleted runs' })
  await expect(runs.getByRole('rowheader')).toHaveText(['alone'])
  await expect(page.getByText(/^mlflow gc /)).toBeVisible()
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  }

  await runs.getByRole('checkbox', { name: 'Select alone' }).check()
  await page.getByRole('button', { name: 'Restore selected (1)' }).click()
  await expect(page.getByText('No run is in the trash.')).toBeVisible()

  await page.getByRole('button', { name: 'Restore gone' }).click()
  await expect(page.getByText('No experiment is in the trash.')).toBeVisible()
  await page.getByRole('tree').getByRole('link', { name: /^gone/ }).click()
  await expect(page.getByRole('rowheader', { name: 'inside' })).toBeVisible()
})
