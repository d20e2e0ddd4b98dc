import { notebookFile } from '../../madeFiles.ts'
import { expect } from '../servers.ts'
import type { HostileFiles } from './HostileFile.ts'
import { markup, payload } from './payload.ts'

const code = (data: object) => ({
  cell_type: 'code',
  execution_count: 1,
  source: 'x',
  outputs: [{ output_type: 'display_data', data }],
})

/** Notebooks whose outputs would run in Jupyter, and some that are none. */
export const hostileNotebooks: HostileFiles = (canary) => {
  const run = payload(canary)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>${run}</script><image href="${canary}/a"/></svg>`
  return [
    {
      path: 'notebooks/outputs.ipynb',
      content: notebookFile([
        code({ 'text/html': `${markup(canary)}<script>${run}</script>` }),
        code({ 'application/javascript': run }),
        code({ 'image/svg+xml': svg }),
        code({ 'text/markdown': markup(canary), [markup(canary)]: 'x' }),
        { cell_type: 'markdown', source: `# Title\n\n${markup(canary)}<script>${run}</script>` },
      ]),
      sight: async (preview) => {
        await expect(preview).toContainText('5 cells in python')
        await preview.getByText(/^text\/html of/).click()
        await expect(preview.getByText(/<script>/).first()).toBeVisible()
      },
    },
    {
      path: 'notebooks/wrong.ipynb',
      content: JSON.stringify({ nbformat: 4, cells: { __proto__: null, 0: markup(canary) } }),
      sight: /Shown as text, since it is no notebook. It has no cells, as a notebook has/,
    },
    {
      path: 'notebooks/odd-cells.ipynb',
      content: `{"nbformat":4,"metadata":{"kernelspec":{"language":{"a":1}}},"cells":[null,1,"x",[],{"cell_type":"__proto__","source":{"a":1}},{"cell_type":"code","outputs":"no","execution_count":"<b>"},{"cell_type":"code","outputs":[null,{"output_type":"display_data","data":{"image/png":"!!!","__proto__":{"text/html":"x"}}}]}]}`,
      sight: /7 cells/,
    },
    {
      path: 'notebooks/many.ipynb',
      content: `{"nbformat":4,"cells":[${'{},'.repeat(1_000_000)}{}]}`,
      sight:
        /Shown as text, since it is no notebook. It has more parts than are read of a notebook/,
    },
    {
      path: 'notebooks/deep.ipynb',
      content: `{"cells":${'['.repeat(200_000)}`,
      sight: /Shown as text, since it is no notebook. It is not valid JSON/,
    },
  ]
}
