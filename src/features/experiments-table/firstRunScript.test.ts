import { expect, test } from 'vitest'
import { firstRunScript } from './firstRunScript.ts'

test('the script logs to the given server and experiment', () => {
  const script = firstRunScript('http://localhost:5000', 'isolation_forest')

  expect(script).toContain('mlflow.set_tracking_uri("http://localhost:5000")')
  expect(script).toContain('mlflow.set_experiment("isolation_forest")')
})

test('a name with quotes, backslashes and line ends stays one text in Python', () => {
  const script = firstRunScript('http://localhost:5000', 'a"b\\c\nd\u2028e')

  expect(script).toContain('mlflow.set_experiment("a\\"b\\\\c\\nd\\u2028e")')
})
