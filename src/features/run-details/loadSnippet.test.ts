import { expect, test } from 'vitest'
import { toRun } from '#mlflow/runs.ts'
import { runSchema } from '#protocol/runs.ts'
import { checkoutSnippet, loadSnippet } from './loadSnippet.ts'

const runWith = (tags: Record<string, string>) =>
  toRun(
    runSchema.parse({
      info: { run_id: 'r1', experiment_id: '0', status: 'FINISHED' },
      data: { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) },
    }),
  )

test('the Python snippet names the server and the run', () => {
  const snippet = loadSnippet('r1', 'http://localhost:5000')

  expect(snippet).toContain('mlflow.set_tracking_uri("http://localhost:5000")')
  expect(snippet).toContain('run_id = "r1"')
})

test('a run without a commit has nothing to check out', () => {
  expect(checkoutSnippet(runWith({}))).toBeNull()
})

test('what a tag says cannot leave its place in a shell command', () => {
  const run = runWith({ 'mlflow.source.git.commit': "abc'; rm -rf ~ #" })

  expect(checkoutSnippet(run)).toBe(`git checkout 'abc'\\''; rm -rf ~ #'`)
})
