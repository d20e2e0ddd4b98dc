import { expect, test } from 'vitest'
import { readNotebook } from './readNotebook.ts'

const cellsOf = (...cells: object[]) => readNotebook(JSON.stringify({ nbformat: 4, cells })).cells
const outputsOf = (...outputs: object[]) => {
  const [cell] = cellsOf({ cell_type: 'code', source: '', outputs })
  return cell?.kind === 'code' ? cell.outputs : null
}

test('cells keep their order, their text and what they printed', () => {
  const { language, cells } = readNotebook(
    JSON.stringify({
      nbformat: 4,
      metadata: { kernelspec: { language: 'python' } },
      cells: [
        { cell_type: 'markdown', source: ['# Title\n', 'text'] },
        {
          cell_type: 'code',
          source: 'print(1)',
          execution_count: 3,
          outputs: [
            { output_type: 'stream', name: 'stdout', text: ['1\n', '\u001b[31mred\u001b[0m'] },
          ],
        },
        { cell_type: 'raw', source: 'as it is' },
      ],
    }),
  )

  expect(language).toBe('python')
  expect(cells).toEqual([
    { kind: 'markdown', text: '# Title\ntext', attachments: new Map() },
    { kind: 'code', text: 'print(1)', count: 3, outputs: [{ kind: 'text', text: '1\nred' }] },
    { kind: 'raw', text: 'as it is' },
  ])
})

test('of several forms of an output the picture is shown, and HTML stays source', () => {
  const data = {
    'text/plain': '<Figure>',
    'image/png': 'QUJD\nRA==',
    'text/html': ['<b>', 'x</b>'],
  }

  expect(outputsOf({ output_type: 'display_data', data })).toEqual([
    { kind: 'image', mime: 'image/png', base64: 'QUJDRA==' },
    { kind: 'source', mime: 'text/html', text: '<b>x</b>' },
  ])
  expect(outputsOf({ output_type: 'execute_result', data: { 'text/plain': '42' } })).toEqual([
    { kind: 'text', text: '42' },
  ])
  const plot = { 'application/vnd.plotly.v1+json': { data: [] } }
  expect(outputsOf({ output_type: 'display_data', data: plot })).toEqual([
    { kind: 'source', mime: 'application/vnd.plotly.v1+json', text: '{\n  "data": []\n}' },
  ])
})

test('an error is its traceback, or else its name', () => {
  expect(
    outputsOf({ output_type: 'error', ename: 'E', evalue: 'v', traceback: ['a', '\u001b[0;31mb'] }),
  ).toEqual([{ kind: 'error', text: 'a\nb' }])
  expect(outputsOf({ output_type: 'error', ename: 'E', evalue: 'v' })).toEqual([
    { kind: 'error', text: 'E: v' },
  ])
})

test('pictures attached to Markdown are addresses that hold them', () => {
  const attachments = { 'a.png': { 'image/png': 'QUJD' }, 'b.html': { 'text/html': '<script>' } }
  const [cell] = cellsOf({ cell_type: 'markdown', source: '![](attachment:a.png)', attachments })

  expect(cell).toMatchObject({ attachments: new Map([['a.png', 'data:image/png;base64,QUJD']]) })
})

test('notebooks of the former format are read, too', () => {
  const old = {
    nbformat: 3,
    worksheets: [
      {
        cells: [
          { cell_type: 'heading', level: 2, source: 'Old' },
          {
            cell_type: 'code',
            input: '1',
            prompt_number: 7,
            outputs: [{ output_type: 'pyout', text: '1', html: '<i>1</i>' }],
          },
        ],
      },
    ],
  }

  expect(readNotebook(JSON.stringify(old)).cells).toEqual([
    { kind: 'markdown', text: '## Old', attachments: new Map() },
    {
      kind: 'code',
      text: '1',
      count: 7,
      outputs: [
        { kind: 'text', text: '1' },
        { kind: 'source', mime: 'text/html', text: '<i>1</i>' },
      ],
    },
  ])
})

test('fields of the wrong type are as good as missing', () => {
  expect(cellsOf({ cell_type: 'code', source: 7, outputs: 'x' }, { cell_type: {} })).toEqual([
    { kind: 'code', text: '', count: null, outputs: [] },
    { kind: 'raw', text: '' },
  ])
  expect(outputsOf({ output_type: 'stream', text: { a: 1 } }, { data: 'x' })).toEqual([
    { kind: 'text', text: '' },
  ])
})

test.each([
  ['no JSON', '{"cells": [', 'It is not valid JSON'],
  ['another object', '{"a": 1}', 'It has no cells, as a notebook has'],
  ['a list', '[]', 'It is no JSON object'],
  [
    'a million cells',
    `{"cells":[${'{},'.repeat(1e6)}{}]}`,
    'more parts than are read of a notebook',
  ],
])('%s is no notebook', (_, text, message) => {
  expect(() => readNotebook(text)).toThrow(message)
})
