import { headlineMetric } from '#src/headlineMetric.ts'
import { DURATION, fieldName, isMetric } from '#src/runFields.ts'
import { type FieldFacts, isMostlyNumbers, isWide } from './plotFields.ts'
import { type PlotAxis, type PlotKind, type PlotSpec, USUAL_BARS } from './plotSpecs.ts'

/** What each kind of plot shows before anybody chooses; null where the runs lack what it needs. */
export type PlotDefaults = Record<PlotKind, PlotSpec | null>

/** More axes than these say little at a glance. */
const MOST_AXES = 6
/** A box for each value of a field that has more of them would be a thin one. */
const MOST_BOXES = 20

/** Numbers that a run is repeated by, which no result should hang on. */
const SEED = /(^|_)(seed|random_state)$/i

/** Plots that say something of runs that have these fields: of their headline metric and of the params that vary. */
export function plotDefaults(fields: readonly FieldFacts[]): PlotDefaults {
  const metrics = fields.filter(({ field }) => isMetric(field))
  const runsWith = new Map(metrics.map(({ field, present }) => [fieldName(field), present]))
  const headline = headlineMetric(runsWith.keys(), (name) => runsWith.get(name) ?? 0)
  if (headline === null) {
    return { scatter: null, bars: null, box: null, parallel: null, heat: null, best: null }
  }
  const metric = `metrics.${headline}`
  const varying = fields
    .filter(({ field, distinct }) => field.startsWith('params.') && distinct > 1)
    .filter((facts) => !isOwnText(facts))
    .toSorted((a, b) => Number(isSeed(a)) - Number(isSeed(b)))
  const numeric = mostVaried(varying.filter(isMostlyNumbers))
  const other =
    numeric ??
    mostVaried(metrics.filter(({ field }) => field !== metric)) ??
    fields.find(({ field }) => field === DURATION)
  const groups = groupField(fields, varying)
  const [first, second] = varying
    .toSorted((a, b) => b.distinct - a.distinct || byName(a, b))
    .filter((one) => !isSeed(one) || varying.length < 3)
  return {
    scatter: other
      ? { kind: 'scatter', y: { field: metric, scale: 'linear' }, x: axisOf(other), colour: null }
      : null,
    bars: { kind: 'bars', metric, count: USUAL_BARS },
    box: groups ? { kind: 'box', metric, by: groups.field } : null,
    parallel:
      varying.length > 0
        ? {
            kind: 'parallel',
            axes: [...varying.slice(0, MOST_AXES).map(axisOf), { field: metric, scale: 'linear' }],
            colour: 'last',
          }
        : null,
    heat: first && second ? { kind: 'heat', metric, x: first.field, y: second.field } : null,
    best: { kind: 'best', metric, direction: null },
  }
}

/** Whether each of many runs has a text of its own, as a path: nothing goes together with it. */
const isOwnText = (facts: FieldFacts) =>
  facts.distinct === facts.present && facts.distinct > MOST_BOXES && !isMostlyNumbers(facts)

const isSeed = ({ field }: FieldFacts) => SEED.test(fieldName(field))

const byName = (a: FieldFacts, b: FieldFacts) =>
  a.field.localeCompare(b.field, 'en', { numeric: true })

/** An axis of a field, logarithmic where its numbers need that. */
const axisOf = (facts: FieldFacts): PlotAxis => ({
  field: facts.field,
  scale: isMostlyNumbers(facts) && isWide(facts) ? 'log' : 'linear',
})

/** The one with the most different numbers, but for seeds where there is another; undefined where there is none. */
const mostVaried = (fields: readonly FieldFacts[]) =>
  fields.toSorted(
    (a, b) => Number(isSeed(a)) - Number(isSeed(b)) || b.distinct - a.distinct || byName(a, b),
  )[0]

/** What runs are best put together by: a param or a tag with few values, rather one of texts. */
const groupField = (fields: readonly FieldFacts[], varying: readonly FieldFacts[]) =>
  [...varying, ...fields.filter(({ field, distinct }) => field.startsWith('tags.') && distinct > 1)]
    .filter(({ distinct, present }) => distinct <= MOST_BOXES && distinct < present)
    .toSorted(
      (a, b) =>
        Number(isSeed(a)) - Number(isSeed(b)) ||
        Number(isMostlyNumbers(a)) - Number(isMostlyNumbers(b)) ||
        a.distinct - b.distinct,
    )[0]
