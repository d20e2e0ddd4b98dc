import { expect, test } from 'vitest'
import { joinTables, keyColumn, readJoinedTable, sharedColumns } from './tableJoin.ts'

const one = readJoinedTable('feature,importance,kind\nvolume,0.5,x\nprice,0.3,x\nspread,0.2,x\n')
const other = readJoinedTable('feature;importance\nprice;0.3\nvolume;0.4\ngap;0.1\n')

test('columns that all tables have are shared, and one without doubles is the key', () => {
  expect(sharedColumns([one, other])).toEqual(['feature', 'importance'])
  expect(keyColumn([one, other])).toBe('feature')
  expect(keyColumn([readJoinedTable('a,b\n1,1\n1,1\n')])).toBeNull()
})

test('rows are joined by their key, and what a table lacks is missing', () => {
  expect(joinTables([one, other], 'feature', 'importance')).toEqual([
    { key: 'volume', values: ['0.5', '0.4'], differs: true },
    { key: 'price', values: ['0.3', '0.3'], differs: false },
    { key: 'spread', values: ['0.2', null], differs: true },
    { key: 'gap', values: [null, '0.1'], differs: true },
  ])
})

test('without a key, rows go by their number', () => {
  expect(joinTables([one, other], null, 'feature').map(({ key, values }) => [key, values])).toEqual(
    [
      ['1', ['volume', 'price']],
      ['2', ['price', 'volume']],
      ['3', ['spread', 'gap']],
    ],
  )
})
