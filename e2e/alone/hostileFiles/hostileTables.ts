import { expect } from '../servers.ts'
import type { HostileFiles } from './HostileFile.ts'
import { markup } from './payload.ts'

/** Tables with formulas, with more columns or rows than anybody can look at, and with quotes that never close. */
export const hostileTables: HostileFiles = (canary) => [
  {
    path: 'tables/formulas.csv',
    content: `name,value\n"=HYPERLINK(""${canary}"",""x"")",=cmd|'/C calc'!A0\n@SUM(1),+1+1\n-2+3,-2.5\n"\t=1","\r=1"\n`,
    sight: async (preview) => {
      await preview.getByRole('gridcell', { name: "=cmd|'/C calc'!A0" }).click()
      await expect(preview).toContainText("=cmd|'/C calc'!A0")
      const page = preview.page()
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await preview.getByRole('button', { name: 'Copy from the table' }).click()
      await page.getByRole('menuitem', { name: 'All rows with headers' }).click()
      await expect(preview.getByText(/4 rows/).first()).toBeVisible()
      // Each begins with an apostrophe, which makes it a text; a number stays one.
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toBe(
          `name\tvalue\n"'=HYPERLINK(""${canary}"",""x"")"\t'=cmd|'/C calc'!A0\n'@SUM(1)\t'+1+1\n` +
            `'-2+3\t-2.5\n"'\t=1"\t"'\r=1"\n`,
        )
    },
  },
  {
    path: 'tables/markup.csv',
    content: `${JSON.stringify(markup(canary)).replaceAll('\\"', '""')},__proto__\n<script>1</script>,constructor\n`,
    sight: /<img src=x/,
  },
  {
    path: 'tables/columns.csv',
    content: `${'a,'.repeat(1_000_000)}a\n1,2\n`,
    sight: /the first 5,000 columns of 1,000,001/,
  },
  {
    path: 'tables/quote.csv',
    content: `a,b\n"${'x,y\n'.repeat(500_000)}`,
    sight: /a quote that opens in line 2 is never closed/,
  },
  {
    path: 'tables/rows.csv',
    content: `a,b\n${'1,2\n'.repeat(1_000_000)}`,
    sight: /1,000,000 rows, 2 columns/,
  },
  {
    path: 'tables/control.tsv',
    content: 'a\tb\n\0\x1b[31m\x07\t\u202egpj.exe\u2066\n\ufeff\u200b\t\ud83d\n',
    sight: /gpj\.exe/,
  },
  { path: 'tables/cell.csv', content: `a,b\n${'x'.repeat(5_000_000)},1\n`, sight: /xxx/ },
  {
    path: 'tables/ragged.csv',
    content: `${Array.from({ length: 1_500 }, (_, i) => ','.repeat(i)).join('\n')}\n`,
    sight: /1,498 rows have more or fewer cells than the 2 of the first/,
  },
  {
    path: 'tables/lines.jsonl',
    content: `{"__proto__":{"polluted":1},"a":1}\n{"a":{"b":${'['.repeat(100_000)}\n{"a":2}\n`,
    sight: /1 line is not JSON, beginning with line 2: It is nested deeper than 500 levels/,
  },
  {
    path: 'tables/keys.jsonl',
    content: Array.from({ length: 20_000 }, (_, i) => `{"k${i}":1}\n`).join(''),
    sight: /20,000 rows, the first 5,000 columns of 20,000 columns/,
  },
]
