import { createExperimentResponse } from '#protocol/experiments.ts'
import { getRunResponse } from '#protocol/runs.ts'
import { expect, test } from './fixtures.ts'
import { wavFile } from './madeFiles.ts'
import { putArtifact } from './putArtifact.ts'

/** 19 MB, of which a browser fetches far less before it is asked to play. */
const SECONDS = 2_400

test('a long recording says its length, and plays from its middle without all that is before', async ({
  page,
  request,
  backend,
}) => {
  const api = `${backend.url}/api/2.0/mlflow`
  const name = `recordings ${Date.now()} ${test.info().workerIndex}`
  const created = await request.post(`${api}/experiments/create`, { data: { name } })
  const { experiment_id } = createExperimentResponse.parse(await created.json())
  const started = await request.post(`${api}/runs/create`, { data: { experiment_id } })
  const { run_id, artifact_uri } = getRunResponse.parse(await started.json()).run.info
  await request.post(`${api}/runs/update`, { data: { run_id, status: 'FINISHED' } })
  // Other specs look at the tree meanwhile; a run is shown all the same.
  await request.post(`${api}/experiments/delete`, { data: { experiment_id } })
  await putArtifact(request, backend.url, artifact_uri, 'alarm.wav', wavFile(SECONDS))

  await page.goto(`/runs/${run_id}/artifacts/alarm.wav`)
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByText('40 min', { exact: true })).toBeVisible()
  const player = preview.locator('audio')
  const far = page.waitForResponse(
    async (response) =>
      response.status() === 206 &&
      /^bytes=[1-9]/.test((await response.request().allHeaders())['range'] ?? ''),
  )
  await player.evaluate((audio: HTMLAudioElement, middle) => {
    audio.muted = true
    audio.currentTime = middle
    return audio.play()
  }, SECONDS / 2)

  await far
  await expect
    .poll(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(SECONDS / 2)
  const buffered = await player.evaluate(({ buffered }: HTMLAudioElement) =>
    Array.from({ length: buffered.length }, (_, i) => buffered.end(i) - buffered.start(i)),
  )
  expect(buffered.reduce((total, length) => total + length, 0)).toBeLessThan(SECONDS)
})
