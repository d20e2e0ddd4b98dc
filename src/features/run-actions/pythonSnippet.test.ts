import { expect, test } from 'vitest'
import { pythonSnippet } from './pythonSnippet.ts'

test('the snippet names the server and every run', () => {
  const snippet = pythonSnippet(['r1', 'r2'], 'http://localhost:5000')

  expect(snippet).toContain('mlflow.set_tracking_uri("http://localhost:5000")')
  expect(snippet).toContain('run_ids = [\n    "r1",\n    "r2",\n]\n')
})

test('no text leaves its quotes', () => {
  const snippet = pythonSnippet(['a"]; import os #', 'b\\\n'], "http://host/it's")

  expect(snippet).toContain('    "a\\"]; import os #",\n    "b\\\\\\n",\n')
  expect(snippet).toContain('("http://host/it\'s")')
})
