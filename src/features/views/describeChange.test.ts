import { expect, test } from 'vitest'
import { describeChange } from './describeChange.ts'

test.each([
  ['', 'sort=metrics.f1_score', 'sort by f1_score'],
  ['sort=metrics.a', 'sort=metrics.b&order=ascending', 'sort by b, ascending'],
  ['sort=metrics.a', '', 'sort by start time'],
  ['', "filter=tags.status = 'x'", "filter by tags.status = 'x'"],
  ['filter=a', '', 'clear the filter'],
  ['hide=params.a', 'hide=params.a&hide=params.b', 'hide b'],
  ['hide=params.a&hide=params.b', '', 'show 2 columns'],
  ['show=tags.a', '', 'hide a'],
  ['', 'group=params.model', 'group by model'],
  ['', 'brush=params.lr~1~2', 'brush runs'],
  ['brush=params.lr~1~2', 'brush=params.lr~1~3', 'brush runs'],
  ['brush=params.lr~1~2', '', 'clear the brush'],
  ['', 'plot=bars~metrics.f1', 'add a plot'],
  ['plot=bars~metrics.f1', 'plot=bars~metrics.loss', 'change a plot'],
  ['plot=bars~metrics.f1&plot=best~metrics.f1', 'plot=best~metrics.f1', 'remove a plot'],
  [
    'plot=bars~metrics.f1&plot=best~metrics.f1',
    'plot=best~metrics.f1&plot=bars~metrics.f1',
    'move a plot',
  ],
  ['', 'starred=1', 'show starred runs'],
  ['starred=1', '', 'show all runs'],
  ['selected=a', 'selected=a,b', 'select runs'],
  ['', 'density=compact', 'density compact'],
  ['density=compact', '', 'reset density'],
  ['', 'filter=a&sort=metrics.b', 'filter by a and sort by b'],
  ['', 'filter=a&sort=metrics.b&density=compact', '3 changes'],
])('from "%s" to "%s": %s', (before, after, words) => {
  expect(describeChange(new URLSearchParams(before), new URLSearchParams(after))).toBe(words)
})
