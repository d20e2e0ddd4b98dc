import type { ComparisonRow } from './comparison.ts'
import type { GridModel } from './gridModel.ts'
import { isWithinNoise } from '#src/metricDelta.ts'
import { deltaTexts, formatsOf, valueText } from './metricTexts.ts'
import { sectionTitle } from './sectionTitle.ts'

type Shown = Pick<GridModel, 'runs' | 'rows' | 'baseline' | 'deltasIn' | 'deltas' | 'statistic'> & {
  runsAs: 'columns' | 'rows'
}

type Cell = string | number | null

/** A cell as it is read. */
type TextCell = { text: string; best: boolean }

/** A table of texts: its head, and lines that begin with the name of a key or a run, or are the title of a section. */
export type TextTable = {
  head: string[]
  lines: ({ name: string; cells: TextCell[] } | { section: string })[]
}

/** The names of runs; those that occur more than once, and so say little, with the beginning of their ids. */
function runNames({ runs, baseline }: Shown): string[] {
  const names = runs.map(({ run }) => run.name)
  return runs.map(({ run: { id, name } }, at) => {
    const unique = names.indexOf(name) === names.lastIndexOf(name)
    const called = unique ? name : `${name} (${id.slice(0, 8)})`
    return at === baseline ? `${called} (baseline)` : called
  })
}

/** The names of keys where these are columns; a key of two sections with the section. */
function keyNames({ rows, statistic }: Shown): string[] {
  const keys = rows.map(({ key }) => key)
  return rows.map(({ section, key }) => {
    const unique = keys.indexOf(key) === keys.lastIndexOf(key)
    return unique ? key : `${key} (${sectionTitle(section, statistic)})`
  })
}

/** What one cell of the screen becomes in CSV: the value, and what is said of it. */
type Field = { name: string; of: (row: ComparisonRow, at: number) => Cell }

const VALUE: Field = { name: '', of: ({ values }, at) => values[at] ?? null }

/** The differences that are on screen, of metrics. */
function deltaFields({ rows, deltasIn, deltas }: Shown): Field[] {
  const hasDelta = rows.some((row) => deltasIn(row).some((delta) => delta !== null))
  if (!hasDelta) return []
  const deltaOf = (row: ComparisonRow, at: number) => deltasIn(row)[at] ?? null
  const fields: Field[] = []
  if (deltas !== 'percent') {
    fields.push({ name: 'difference', of: (row, at) => deltaOf(row, at)?.difference ?? null })
  }
  if (deltas !== 'absolute') {
    fields.push({
      name: 'difference in %',
      of: (row, at) => {
        const share = deltaOf(row, at)?.share ?? null
        return share === null ? null : Number((share * 100).toPrecision(12))
      },
    })
  }
  const hasNoise = rows.some((row) => deltasIn(row).some((delta) => delta?.noise))
  if (hasNoise) {
    fields.push({
      name: 'within noise',
      of: (row, at) => {
        const delta = deltaOf(row, at)
        return delta?.noise ? (isWithinNoise(delta) ? 'yes' : 'no') : null
      },
    })
  }
  return fields
}

const named = (name: string, field: Field) => (field.name === '' ? name : `${name}: ${field.name}`)

/** What is seen, as the header and the rows of a CSV file: numbers in full, differences in columns of their own. */
export function toCsvTable(shown: Shown): { header: string[]; rows: Cell[][] } {
  const { runs, rows, runsAs, baseline, statistic } = shown
  const differences = deltaFields(shown)
  const names = runNames(shown)
  if (runsAs === 'columns') {
    const columns = runs.flatMap((_, at) =>
      [VALUE, ...(at === baseline ? [] : differences)].map((field) => ({ at, field })),
    )
    return {
      header: ['section', 'key', ...columns.map(({ at, field }) => named(names[at] ?? '', field))],
      rows: rows.map((row) => [
        sectionTitle(row.section, statistic),
        row.key,
        ...columns.map(({ at, field }) => field.of(row, at)),
      ]),
    }
  }
  const keys = keyNames(shown)
  const columns = rows.flatMap((row, index) =>
    [VALUE, ...(row.section === 'metrics' ? differences : [])].map((field) => ({
      row,
      name: named(keys[index] ?? '', field),
      field,
    })),
  )
  return {
    header: ['run', ...columns.map(({ name }) => name)],
    rows: runs.map((_, at) => {
      const name: Cell[] = [names[at] ?? '']
      return name.concat(columns.map(({ row, field }) => field.of(row, at)))
    }),
  }
}

/** What is seen, as texts: numbers as they are written on screen, each with its difference behind it. */
export function toTextTable(shown: Shown): TextTable {
  const { rows, runsAs, statistic } = shown
  const names = runNames(shown)
  const cells = rows.map((row) => textCells(row, shown))
  if (runsAs === 'rows') {
    return {
      head: ['Run', ...keyNames(shown)],
      lines: names.map((name, at) => ({
        name,
        cells: cells.map((ofKey) => ofKey[at] ?? { text: '', best: false }),
      })),
    }
  }
  return {
    head: ['Key', ...names],
    lines: rows.flatMap(({ section, key }, index) => {
      const isFirst = rows[index - 1]?.section !== section
      const line = { name: key, cells: cells[index] ?? [] }
      return isFirst ? [{ section: sectionTitle(section, statistic) }, line] : [line]
    }),
  }
}

function textCells(row: ComparisonRow, { deltasIn, deltas: style }: Shown): TextCell[] {
  if (row.section !== 'metrics') {
    return row.values.map((value) => ({ text: value ?? '–', best: false }))
  }
  const deltas = deltasIn(row)
  const formats = formatsOf(row, deltas)
  return row.values.map((value, at) => {
    if (row.pending.has(at)) return { text: '…', best: false }
    const delta = deltas[at]
    const differences = delta ? deltaTexts(delta, style, formats) : []
    const noise = delta && isWithinNoise(delta) ? '≈ ' : ''
    const text = valueText(value, formats)
    const best = row.best.has(at)
    return {
      text: differences.length === 0 ? text : `${text} (${noise}${differences.join(', ')})`,
      best,
    }
  })
}
