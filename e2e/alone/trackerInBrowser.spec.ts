import path from 'node:path'
import { build } from 'vite'
import * as z from 'zod/mini'
import { getExperimentResponse } from '#protocol/experiments.ts'
import { searchRunsResponse } from '#protocol/runs.ts'
import { expect, root, test } from './servers.ts'

/** The tracker as one script for a page, which finds it under `Tidemark`. */
async function bundleTracker(): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { conditions: ['browser'] },
    build: {
      write: false,
      lib: {
        entry: path.join(root, 'tracker/MLflowTracker.ts'),
        formats: ['iife'],
        name: 'Tidemark',
      },
    },
  })
  const [bundle] = z
    .tuple([z.object({ output: z.tuple([z.object({ code: z.string() })], z.unknown()) })])
    .parse(result)
  return bundle.output[0].code
}

test('a page logs a run with the tracker, and the app shows it', async ({ page, url }) => {
  const bundle = await bundleTracker()
  await page.goto(`${url}/experiments?token=secret`)

  const runId = z.string().parse(
    await page.evaluate(`(async () => {
      ${bundle}
      const tracker = new Tidemark.MLflowTracker('in the browser')
      return tracker.startRun('tfjs', async (run) => {
        void run.logParams({ units: 64, backend: 'webgl' })
        for (let step = 0; step < 20; step += 1) void run.logMetrics({ loss: 1 / (step + 1) }, { step })
        void run.logArtifact(new File(['a,b'], 'points.csv'), 'data')
        void run.logConfusionMatrix([0, 1, 1], [0, 1, 0], { labels: ['normal', 'anomaly'] })
        await run.logArtifact('/etc/hostname').catch((error) => run.setTags({ refused: error.message }))
        return run.id
      })
    })()`),
  )

  await page.goto(`${url}/runs/${runId}`)
  await expect(page.getByRole('heading', { level: 1, name: 'tfjs' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Finished')
  await expect(page.getByRole('row', { name: /^units/ })).toContainText('64')
  await expect(page.getByRole('row', { name: /^loss/ })).toContainText('0.05')
  await expect(page.getByRole('main')).toContainText('pass logArtifact a File instead')
  await expect(page.getByRole('main')).toContainText(`${url}/experiments`)
  await expect(page.getByRole('main')).not.toContainText('secret')
  await page.getByRole('link', { name: 'Artifacts' }).click()
  await expect(page.getByRole('treeitem', { name: 'confusion_matrix.json' })).toBeVisible()
})

test('a page that is left marks its open run KILLED, with what was logged last', async ({
  page,
  request,
  url,
}) => {
  const bundle = await bundleTracker()
  await page.goto(`${url}/experiments`)
  await page.evaluate(`(async () => {
    ${bundle}
    const tracker = new Tidemark.MLflowTracker('in the browser', { user: 'ada' })
    await new Promise((started) => {
      void tracker.startRun('left behind', (run) => {
        started()
        // The page is left before any of it can have been acknowledged.
        addEventListener('beforeunload', () => {
          for (let step = 0; step < 20; step += 1) void run.logMetrics({ loss: step }, { step })
        })
        return new Promise(() => {})
      })
    })
  })()`)

  await page.goto('about:blank')

  const search = async () => {
    const name = encodeURIComponent('in the browser')
    const api = `${url}/api/2.0/mlflow`
    const known = await request.get(`${api}/experiments/get-by-name?experiment_name=${name}`)
    const { experiment } = getExperimentResponse.parse(await known.json())
    const found = await request.post(`${api}/runs/search`, {
      data: { experiment_ids: [experiment.experiment_id] },
    })
    return searchRunsResponse.parse(await found.json()).runs
  }
  await expect.poll(async () => (await search())[0]?.info.status).toBe('KILLED')
  await expect
    .poll(async () => (await search())[0]?.data.metrics)
    .toMatchObject([{ key: 'loss', value: 19, step: 19 }])
  const [run] = await search()
  expect(run?.info.end_time).toBeGreaterThanOrEqual(run?.info.start_time ?? Infinity)
})
