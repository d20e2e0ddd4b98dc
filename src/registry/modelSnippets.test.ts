import { expect, test } from 'vitest'
import { downloadPython, downloadSnippet, modelSnippets, modelUri } from './modelSnippets.ts'
import { readModelFile } from './readModelFile.ts'

const snippets = (flavors: string, folder = 'model') =>
  modelSnippets(
    readModelFile(`flavors: ${flavors}`),
    modelUri('abc', folder),
    'http://localhost:5000',
  )

test('a model is loaded by its own flavour and as a function, and served', () => {
  const { python, serve } = snippets('{python_function: {}, sklearn: {}}')

  expect(python).toContain('model = mlflow.sklearn.load_model("runs:/abc/model")')
  expect(python).toContain('function = mlflow.pyfunc.load_model("runs:/abc/model")')
  expect(serve).toBe(
    `MLFLOW_TRACKING_URI='http://localhost:5000' mlflow models serve -m 'runs:/abc/model' --port 5001`,
  )
})

test('a folder of any name stays within its quotes', () => {
  const { python, serve } = snippets('{python_function: {}}', `a"); import os #'; rm -rf ~`)

  expect(python).toContain(`load_model("runs:/abc/a\\"); import os #'; rm -rf ~")`)
  expect(serve).toContain(`-m 'runs:/abc/a"); import os #'\\''; rm -rf ~'`)
})

test('a flavour that nothing loads has no snippet, and no name of one becomes code', () => {
  expect(snippets('{"os; import x": {}}')).toEqual({ python: null, serve: null })
})

test('the files of a model of any name are fetched by one word of the shell', () => {
  expect(downloadSnippet(`models:/it's; rm -rf ~/1`, 'http://localhost:5000')).toBe(
    `MLFLOW_TRACKING_URI='http://localhost:5000' mlflow artifacts download \\
  --artifact-uri 'models:/it'\\''s; rm -rf ~/1' --dst-path model`,
  )
  expect(downloadPython(`models:/a"b/1`, 'http://localhost:5000')).toContain(
    'download_artifacts(artifact_uri="models:/a\\"b/1")',
  )
})
