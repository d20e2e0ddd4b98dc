import type { HostileFiles } from './HostileFile.ts'
import { markup } from './payload.ts'

/** Files of models that are damaged, huge, or say more than they should. */
export const hostileModels: HostileFiles = (canary) => {
  const text = JSON.stringify(markup(canary))
  return [
    {
      path: 'models/markup/MLmodel',
      content: `flavors:\n  ${text}: {${text}: ${text}}\n  __proto__: {polluted: 1}\nrun_id: ${text}\nmlflow_version: ${text}\nutc_time_created: ${text}\nsignature: {inputs: '[{"name": "<img src=x>", "type": "double"}]'}`,
      sight: /<img src=x/,
    },
    {
      path: 'models/tags/MLmodel',
      content: 'flavors: !!python/object/apply:os.system {python_function: !!js/function {env: x}}',
      sight: /python_function/,
    },
    {
      path: 'models/damaged/MLmodel',
      content: `flavors: {python_function: {loader_module: x}}\nsignature: {inputs: '[{"name":', outputs: {a: 1}, params: 7}`,
      sight: /The inputs cannot be read; the source has them/,
    },
    {
      path: 'models/huge/MLmodel',
      content: `flavors: {python_function: {loader_module: x}}\nsignature:\n  inputs: '[${'{"name": "c", "type": "double"}, '.repeat(20_000)}{}]'\n`,
      sight: /The first 1,000 of 20,001 inputs are shown/,
    },
    {
      path: 'models/bomb/MLmodel',
      content: `flavors: &a {x: 1}\nb: &b [${'*a,'.repeat(99)}]\nc: [${'*b,'.repeat(99)}]`,
      sight: /Shown as text, since it is no MLmodel file/,
    },
    {
      path: 'models/nested/MLmodel',
      content: `flavors:\n  ${'- '.repeat(500)}`,
      sight: /Shown as text, since it is no MLmodel file. It is nested more than 50 levels deep/,
    },
  ]
}
