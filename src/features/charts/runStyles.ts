import { COLOUR_SLOTS } from '#src/runSelection.ts'
import type { ChartedRun } from './chartSeries.ts'

/** What tells the lines of runs apart, as the view has it; an empty field means by nothing. */
export type StyleChoice = {
  /** `auto`, `name`, `params`, or a template such as `lr {params.learning_rate}`. */
  label: string
  /** Fields, as `params.model` or `tags.purpose`. */
  colour: string
  dash: string
  facet: string
}

/** Lengths of strokes and gaps in px, by kind of dash; the first is solid. */
export const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3]]

/** The values of a field that some runs have, and what stands for each. */
export type StyleKey = { field: string; values: { text: string; place: number | null }[] }

/** Fields that a label may tell of a run, at most. */
const MOST_IN_LABEL = 3
/** Names as MLflow makes them up, e.g. `bold-fox-123`. */
const MADE_UP = /^[a-z]+-[a-z]+-\d{1,4}$/
/** What stands for a field that a run does not have. */
const NONE = '–'

/** The runs with the labels, colours and dashes that were chosen. `fields` are those in which they may differ. */
export function styledRuns(
  runs: readonly ChartedRun[],
  choice: StyleChoice,
  fields: readonly string[],
): ChartedRun[] {
  const labels = labelsOf(runs, choice.label, fields)
  const slots = places(runs, choice.colour, COLOUR_SLOTS)
  const dashes = places(runs, choice.dash, DASHES.length)
  return runs.map((one, i) => ({
    ...one,
    label: labels[i] ?? one.run.name,
    ...(choice.colour !== '' && { slot: slots.get(textOf(one, choice.colour)) ?? null }),
    ...(choice.dash !== '' && { dash: dashes.get(textOf(one, choice.dash)) ?? 0 }),
  }))
}

/** What a field's values stand for: `most` of them have a place of their own, in the order in which they come. */
export function styleKey(
  runs: readonly ChartedRun[],
  field: string,
  most: number,
): StyleKey | null {
  if (field === '') return null
  const values = Array.from(places(runs, field, most), ([text, place]) => ({ text, place }))
  return { field, values }
}

/** The runs by the value of a field, in the order in which the values come; all together where it is empty. */
export function facetsOf(
  runs: readonly ChartedRun[],
  field: string,
): { title: string | null; runs: readonly ChartedRun[] }[] {
  if (field === '') return [{ title: null, runs }]
  const facets = new Map<string, ChartedRun[]>()
  for (const one of runs) {
    const text = textOf(one, field)
    const facet = facets.get(text)
    if (facet) facet.push(one)
    else facets.set(text, [one])
  }
  return Array.from(facets, ([text, runs]) => ({ title: `${shortField(field)} ${text}`, runs }))
}

function places(runs: readonly ChartedRun[], field: string, most: number) {
  const found = new Map<string, number | null>()
  if (field === '') return found
  for (const one of runs) {
    const text = textOf(one, field)
    if (!found.has(text)) found.set(text, found.size < most ? found.size : null)
  }
  return found
}

const textOf = ({ texts }: ChartedRun, field: string) => texts?.(field) ?? NONE

function labelsOf(
  runs: readonly ChartedRun[],
  choice: string,
  fields: readonly string[],
): string[] {
  const names = runs.map(({ run }) => run.name)
  switch (choice) {
    case 'name':
      return names
    case 'auto':
      return tellApart(names) ? names : paramLabels(runs, fields)
    case 'params':
      return paramLabels(runs, fields)
    default:
      return runs.map((one) => fillTemplate(choice, one))
  }
}

/** Whether names were given by people, each to one run. */
const tellApart = (names: readonly string[]) =>
  new Set(names).size === names.length && !names.every((name) => MADE_UP.test(name))

/** Labels of the first params in which the runs differ, with the name where these are the same for two. */
function paramLabels(runs: readonly ChartedRun[], fields: readonly string[]): string[] {
  const telling = fields
    .filter((field) => field.startsWith('params.'))
    .filter((field) => new Set(runs.map((one) => textOf(one, field))).size > 1)
    .slice(0, MOST_IN_LABEL)
  const labels = runs.map((one) =>
    telling.map((field) => `${shortField(field)} ${textOf(one, field)}`).join(' · '),
  )
  return labels.map((label, i) => {
    const name = runs[i]?.run.name ?? ''
    if (label === '') return name
    return labels.indexOf(label) === labels.lastIndexOf(label) ? label : `${label} · ${name}`
  })
}

/** A template with each `{field}` in it replaced by what the run has there. */
const fillTemplate = (template: string, one: ChartedRun): string =>
  template.replaceAll(/\{([^{}]+)\}/g, (_, field: string) => {
    if (field === 'name') return one.run.name
    return field === 'id' ? one.run.id : textOf(one, field)
  })

/** A field's name without what it is of, and without the folders of a param's. */
const shortField = (field: string) =>
  field.replace(/^(params|tags)\./, '').replace(/^.*[./](?=.)/, '')
