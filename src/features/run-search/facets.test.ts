import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Facet, readFacet, STATUS_FACET, TAG_FACETS, writeFacet } from './facets.ts'

const tagStatus: Facet = {
  label: 'Tag status',
  name: 'tags.status',
  field: { source: 'tag', key: 'status' },
}

test.each([
  ["tags.status = 'final'", ['final']],
  ["tag.`status` = 'final' AND metrics.loss < 1", ['final']],
  ["(tags.status = 'a' OR tags.status = 'b') AND baseline", ['a', 'b']],
  ["(tags.status = 'a' OR tag.status = 'b') AND tags.status = 'b'", ['b']],
  ["tags.status = 'a' OR tags.status = 'b'", ['a', 'b']],
])('%s chooses %j', (text, values) => {
  expect(readFacet(text, tagStatus)).toEqual(values)
})

test.each([
  [''],
  ["NOT tags.status = 'a'"],
  ["tags.status != 'a'"],
  ["tags.status = 'a' OR metrics.loss < 1"],
  ["tags.status LIKE 'a%'"],
  ["status = 'FINISHED'"],
])('%j chooses no tag', (text) => {
  expect(readFacet(text, tagStatus)).toEqual([])
})

test('a new choice takes the place of the old one, however that was written', () => {
  expect(writeFacet("attr.status = 'FAILED' AND metrics.loss < 1", STATUS_FACET, ['RUNNING'])).toBe(
    "status = 'RUNNING' AND metrics.loss < 1",
  )
})

test('several values are one condition, and the first choice goes to the end', () => {
  expect(writeFacet('metrics.loss < 1', tagStatus, ['a', 'b'])).toBe(
    "metrics.loss < 1 AND (tags.status = 'a' OR tags.status = 'b')",
  )
})

test('the last choice taken back leaves no trace', () => {
  expect(writeFacet("tags.status = 'a'", tagStatus, [])).toBe('')
  expect(writeFacet("tags.status = 'a' AND metrics.loss < 1", tagStatus, [])).toBe(
    'metrics.loss < 1',
  )
})

const otherConditions = fc.subarray(
  [
    'metrics.f1_score > 0.7',
    '(params.a = \'1\' OR tags.status LIKE "b%")',
    "NOT tags.status = 'c'",
    'baseline',
    "attributes.run_name ILIKE '%x%'",
    "tags.developer = 'ada'",
  ],
  { minLength: 1 },
)
const values = fc.uniqueArray(
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter((value) => !/['"]/.test(value)),
  { maxLength: 4 },
)

test('what is written is read again, and every other condition stays', () => {
  fc.assert(
    fc.property(
      otherConditions,
      fc.constantFrom(tagStatus, ...TAG_FACETS.slice(1)),
      values,
      values,
      (conditions, facet, before, after) => {
        const others = conditions.filter((condition) => readFacet(condition, facet).length === 0)
        const text = writeFacet(writeFacet(others.join(' AND '), facet, before), facet, after)

        expect(readFacet(text, facet)).toEqual(after)
        expect(writeFacet(text, facet, [])).toBe(others.join(' AND '))
      },
    ),
  )
})
