import { expect, test } from 'vitest'
import { loadLine } from './loadLine.ts'

test('content is loaded by the function for it, all else as a copy on disk', () => {
  expect(loadLine('r1', 'a/matrix.json', false)).toBe(
    'mlflow.artifacts.load_dict("runs:/r1/a/matrix.json")',
  )
  expect(loadLine('r1', 'roc.png', false)).toBe('mlflow.artifacts.load_image("runs:/r1/roc.png")')
  expect(loadLine('r1', 'notes.md', false)).toBe('mlflow.artifacts.load_text("runs:/r1/notes.md")')
  expect(loadLine('r1', 'weights.bin', false)).toBe(
    'mlflow.artifacts.download_artifacts(run_id="r1", artifact_path="weights.bin")',
  )
  expect(loadLine('r1', 'model', true)).toBe(
    'mlflow.artifacts.download_artifacts(run_id="r1", artifact_path="model")',
  )
  expect(loadLine('r1', '', true)).toBe('mlflow.artifacts.download_artifacts(run_id="r1")')
})

test('a name cannot end the string, nor be taken for a part of the address', () => {
  expect(loadLine('r1', 'a"); import os #.json', false)).toBe(
    'mlflow.artifacts.download_artifacts(run_id="r1", artifact_path="a\\"); import os #.json")',
  )
})
