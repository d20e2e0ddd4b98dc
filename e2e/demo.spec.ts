import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as z from 'zod/mini'
import type { MlflowName } from '../scripts/mlflowEnvironment.mjs'
import { demoExperiments } from './demoExperiments.ts'
import { expect, kindTest as test } from './fixtures.ts'
import { openDemo } from './openDemo.ts'
import { runPython } from './runPython.ts'

const FOREST = 'IsolationForestDetector'

const root = path.dirname(import.meta.dirname)

const factsSchema = z.object({
  experiments: z.array(z.string()),
  runs: z.number(),
  failed: z.array(z.string()),
  best: z.object({ name: z.string(), f1_score: z.number() }),
  predictions: z.object({ header: z.string(), rows: z.number() }),
  stages: z.array(z.string()),
  champion: z.coerce.string(),
})

test('the Python client finds the demo: experiments, runs, stages, an artifact', async ({
  backendName,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidemark-demo-'))
  const { client, url, stop } = await openDemo(backendName, folder)
  try {
    const output = await runPython(root, client, ['read_demo.py'], url)
    const facts = factsSchema.parse(JSON.parse(output))

    expect(facts.experiments).toEqual(
      demoExperiments.map((name) => `market-anomaly-detection/${name}`),
    )
    expect(facts.runs).toBeGreaterThanOrEqual(60)
    expect(facts.failed).toEqual(['seq_length_250'])
    expect(facts.best.name).toMatch(/^final_model_/)
    expect(facts.best.f1_score).toBeGreaterThan(0)
    expect(facts.predictions).toEqual({ header: 'date,ticker,y_true,y_pred,score', rows: 6288 })
    expect(facts.stages).toEqual([
      'AutoencoderDetector v1 Staging',
      'EnsembleDetector v1 None',
      'IsolationForestDetector v1 Production',
      'IsolationForestDetector v2 Staging',
    ])
    expect(facts.champion).toBe('1')
  } finally {
    await stop()
    await rm(folder, { recursive: true, force: true })
  }
})

/** The run of the version that the Python client gets for a model's address, e.g. `models:/Name/Production`. */
const loadedRun = async (client: MlflowName, url: string, uri: string) =>
  z.string().parse(JSON.parse(await runPython(root, client, ['find_model.py', uri], url)))

test('a promotion on the board says what it archives, and clients then load what was promoted', async ({
  backendName,
  page,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidemark-demo-'))
  const { client, url, stop } = await openDemo(backendName, folder)
  const inProduction = () => loadedRun(client, url, `models:/${FOREST}/Production`)
  const lane = (stage: string) => page.getByRole('region', { name: stage, exact: true })
  const card = (stage: string, version: number) =>
    lane(stage).getByRole('article', { name: `${FOREST} version ${version}` })
  try {
    const [first, second] = [
      await loadedRun(client, url, `models:/${FOREST}/1`),
      await loadedRun(client, url, `models:/${FOREST}/2`),
    ]
    expect(await inProduction()).toBe(first)

    await page.goto(`${url}/models`)
    await expect(lane('None').getByRole('article')).toHaveAccessibleName(
      'EnsembleDetector version 1',
    )
    await expect(
      lane('Staging').getByRole('article', { name: 'AutoencoderDetector version 1' }),
    ).toBeVisible()
    await expect(card('Production', 1)).toContainText('contamination_0.05')
    await card('Staging', 2).focus()
    await page.keyboard.press(']')
    const sheet = page.getByRole('dialog', { name: 'Move to Production?' })
    await expect(sheet).toContainText('Version 1, now in Production, will be archived.')
    await expect(sheet.getByRole('table', { name: 'Metrics' })).toContainText('within noise')
    await expect(sheet.getByText('B minus A')).toBeVisible()
    await sheet.getByRole('textbox', { name: 'Reason' }).fill('Watched for a week')
    await sheet.getByRole('button', { name: 'Move to Production' }).click()

    await expect(card('Production', 2)).toContainText('Watched for a week')
    await expect(card('Archived', 1)).toBeVisible()
    await expect(page.getByText(`${FOREST} version 2 is now in Production.`)).toBeVisible()
    expect(await inProduction()).toBe(second)

    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText(`The move of ${FOREST} version 2 was undone.`)).toBeVisible()
    await expect(card('Production', 1)).toBeVisible()
    await expect(card('Staging', 2)).toBeVisible()
    expect(await inProduction()).toBe(first)
  } finally {
    await stop()
    await rm(folder, { recursive: true, force: true })
  }
})
