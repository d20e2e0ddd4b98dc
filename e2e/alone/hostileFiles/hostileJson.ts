import { expect } from '../servers.ts'
import type { HostileFiles } from './HostileFile.ts'
import { markup } from './payload.ts'

/** JSON with names that mean something to programs, and JSON that is too much of something. */
export const hostileJson: HostileFiles = (canary) => {
  const text = JSON.stringify(markup(canary))
  return [
    {
      path: 'json/names.json',
      content: `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${text}:${text},"hasOwnProperty":1,"toString":null}`,
      sight: async (preview) => {
        await expect(preview).toContainText('__proto__')
        await expect(preview).toContainText('<img src=x')
        expect(await preview.evaluate(() => 'polluted' in {})).toBe(false)
      },
    },
    {
      path: 'json/deep.json',
      content: `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`,
      sight: /shown as far as it goes. It is nested deeper than 500 levels/,
    },
    { path: 'json/digits.json', content: `{"n":${'9'.repeat(100_000)},"e":1e999}`, sight: /999/ },
    {
      path: 'json/surrogates.json',
      content: '{"a\\ud800":"\\udfff\\u0000\\u202e\\u001b[31m","b":"\\ud83d"}',
      sight: /\\ud800|\ufffd|\ud800/,
    },
    {
      path: 'json/doubles.json',
      content: `{${'"a":1,'.repeat(20_000)}"a":2}`,
      sight: /this name comes more than once|20,001 members/,
    },
    { path: 'json/long.json', content: `["${'x'.repeat(50_000_000)}"]`, sight: /xxx/ },
    {
      path: 'json/empty-lists.json',
      content: `[${'[],'.repeat(1_000_000)}[]]`,
      sight: /1,000,001/,
    },
    {
      path: 'json/unclosed.json',
      content: `{"a":[{"b":"${'\\u0000'.repeat(9)}`,
      sight: /as far as it goes/,
    },
    {
      path: 'json/plot.json',
      content: `{"$schema":"https://vega.github.io/schema/vega-lite/v5.json","data":{"url":"${canary}/data.json"},"mark":"bar"}`,
      sight: /Vega-Lite plot/,
    },
  ]
}
