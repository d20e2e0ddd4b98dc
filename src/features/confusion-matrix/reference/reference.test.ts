import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { accuracy, meanScores, scoreClasses } from '../confusionMatrix.ts'
import { readConfusionMatrix } from '../readConfusionMatrix.ts'

const scores = z.array(z.nullable(z.number()))
const means = z.object({ precision: z.number(), recall: z.number(), f1: z.number() })
const read = z.object({
  labels: z.array(z.string()),
  matrix: z.array(z.array(z.number())),
  accuracy: z.number(),
  precision: scores,
  recall: scores,
  f1: scores,
  support: z.array(z.number()),
  macro: means,
  weighted: means,
})
const refused = z.object({ refused: z.string() })
const shares = z.object({
  content: z.string(),
  precision: z.optional(scores),
  recall: z.optional(scores),
  accuracy: z.optional(z.number()),
})
const files = z.record(z.string(), z.union([refused, read, shares]))

const here = (name: string) => new URL(name, import.meta.url)
const expected = files.parse(JSON.parse(readFileSync(here('expected.json'), 'utf8')))
const readFile = (name: string) => readConfusionMatrix(name, readFileSync(here(`files/${name}`)))

const isRead = (wanted: unknown): wanted is z.infer<typeof read> => read.safeParse(wanted).success

/** To the last digits, which are not the same where sums are made in another order. */
const near = (values: readonly (number | null)[]): unknown[] =>
  values.map((value): unknown => (value === null ? null : expect.closeTo(value, 12)))

test.each(
  Object.entries(expected).flatMap(([name, wanted]) => (isRead(wanted) ? [{ name, wanted }] : [])),
)(
  '$name is read, and scored as scikit-learn scores the predictions behind it',
  ({ name, wanted }) => {
    const reading = readFile(name)
    if (reading.state === 'refused') throw new Error(reading.reason)
    const { matrix } = reading
    expect(matrix.labels.map(sameCase)).toEqual(
      (isNamed(matrix.labels) ? wanted.labels : matrix.labels).map(sameCase),
    )
    expect([...matrix.cells]).toEqual(wanted.matrix.flat())
    expect(matrix.content).toBe('counts')
    expect(accuracy(matrix)).toBeCloseTo(wanted.accuracy, 12)
    const classes = scoreClasses(matrix)
    expect(classes.map(({ precision }) => precision)).toEqual(near(wanted.precision))
    expect(classes.map(({ recall }) => recall)).toEqual(near(wanted.recall))
    expect(classes.map(({ f1 }) => f1)).toEqual(near(wanted.f1))
    expect(classes.map(({ support }) => support)).toEqual(wanted.support)
    const { macro, weighted } = meanScores(matrix)
    for (const score of ['precision', 'recall', 'f1'] as const) {
      expect(macro[score]).toBeCloseTo(wanted.macro[score], 12)
      expect(weighted?.[score]).toBeCloseTo(wanted.weighted[score], 12)
    }
  },
)

/** A file without names calls its classes by their position. */
const isNamed = (labels: readonly string[]) => labels.some((label, i) => label !== String(i))

/** Python writes False where JSON writes false. */
const sameCase = (label: string) => (/^(true|false)$/i.test(label) ? label.toLowerCase() : label)

test.each(
  Object.entries(expected).flatMap(([name, wanted]) =>
    'refused' in wanted ? [{ name, reason: wanted.refused }] : [],
  ),
)('$name is refused: $reason', ({ name, reason }) => {
  expect(readFile(name)).toEqual({ state: 'refused', reason })
})

const readShares = (name: string) => {
  const wanted = shares.parse(expected[name])
  const reading = readFile(name)
  if (reading.state === 'refused') throw new Error(reading.reason)
  return { wanted, reading, classes: scoreClasses(reading.matrix) }
}

test.each(['shares_of_true.json', 'shares_of_predicted.json', 'shares_of_all.json'])(
  '%s holds shares, says so, and knows of no support',
  (name) => {
    const { wanted, reading, classes } = readShares(name)
    expect(reading.matrix.content).toBe(wanted.content)
    expect(reading.notes[0]).toMatch(/^The file holds shares of .*, not counts\.$/)
    expect(classes.every(({ support }) => support === null)).toBe(true)
  },
)

test('shares of each true class tell recall, rounded as they are, and nothing else', () => {
  const { wanted, reading, classes } = readShares('shares_of_true.json')
  expect(classes.map(({ recall }) => recall)).toEqual(
    wanted.recall?.map((recall): unknown => expect.closeTo(recall ?? -1, 2)),
  )
  expect(classes.every(({ precision, f1 }) => precision === null && f1 === null)).toBe(true)
  expect(accuracy(reading.matrix)).toBeNull()
})

test('shares of each predicted class tell precision, and nothing else', () => {
  const { wanted, reading, classes } = readShares('shares_of_predicted.json')
  expect(classes.map(({ precision }) => precision)).toEqual(near(wanted.precision ?? []))
  expect(classes.every(({ recall, f1 }) => recall === null && f1 === null)).toBe(true)
  expect(accuracy(reading.matrix)).toBeNull()
})

test('shares of all samples tell every score', () => {
  const { wanted, reading, classes } = readShares('shares_of_all.json')
  expect(accuracy(reading.matrix)).toBeCloseTo(wanted.accuracy ?? -1, 12)
  expect(classes.every(({ f1 }) => f1 !== null)).toBe(true)
})
