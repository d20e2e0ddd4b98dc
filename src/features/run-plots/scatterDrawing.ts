import { type Axis, valueAxis } from '#charting/axisTicks.ts'
import { type Extent, extentOf } from '#charting/extent.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { fieldName, numberField } from '#src/runFields.ts'
import { formatCount } from '#ui/formatCount.ts'
import { briefNumber } from '#ui/fullNumber.ts'
import { ownTicks } from './ownTicks.ts'
import { linearInstead, leftOut } from './plotNotes.ts'
import { type PlotAxis, type ScatterSpec, titleText } from './plotSpecs.ts'
import { rankCorrelation } from './rankCorrelation.ts'

/** Runs as marks, from left to right; the lists go together. */
export type ScatterDrawing = {
  /** Of the table. */
  rows: Int32Array
  x: Float64Array
  y: Float64Array
  xAxis: Axis
  yAxis: Axis
  /** What the marks are coloured by, NaN where a run has no number; null for the colours of runs. */
  colour: { name: string; values: Float64Array; extent: Extent | null } | null
  summary: string
  /** What one has to know of it beside the picture. */
  notes: string[]
}

/** Every run that has both numbers as a mark. Those without are counted. */
export function scatterDrawing(
  table: RunTable,
  rows: Int32Array,
  spec: ScatterSpec,
): ScatterDrawing {
  const [xOf, yOf] = [numberField(table, spec.x.field), numberField(table, spec.y.field)]
  const placed = rows
    .filter((row) => Number.isFinite(xOf(row)) && Number.isFinite(yOf(row)))
    .toSorted((a, b) => xOf(a) - xOf(b) || yOf(a) - yOf(b))
  const x = Float64Array.from(placed, xOf)
  const y = Float64Array.from(placed, yOf)
  const xAxis = withOwnTicks(plotAxis(x, spec.x), x)
  const yAxis = plotAxis(y, spec.y)
  const values =
    spec.colour === null ? null : Float64Array.from(placed, numberField(table, spec.colour))
  const uncoloured = values?.reduce((sum, value) => sum + Number(!Number.isFinite(value)), 0) ?? 0
  return {
    rows: placed,
    x,
    y,
    xAxis,
    yAxis,
    colour:
      values && spec.colour !== null
        ? { name: fieldName(spec.colour), values, extent: extentOf([values]) }
        : null,
    summary: summaryOf(spec, x, y),
    notes: [
      ...leftOut(rows.length - placed.length, spec.x.field, spec.y.field),
      ...linearInstead(spec.x, xAxis.scale),
      ...linearInstead(spec.y, yAxis.scale),
      ...(uncoloured > 0 && spec.colour !== null
        ? [
            `${formatCount(uncoloured, 'run')} without a finite ${fieldName(spec.colour)} ${uncoloured === 1 ? 'is' : 'are'} grey`,
          ]
        : []),
    ],
  }
}

/** An axis of some numbers: logarithmic where that is wished, and all are positive. */
function plotAxis(values: Float64Array, { scale }: Pick<PlotAxis, 'scale'>): Axis {
  const extent = extentOf([values])
  return valueAxis(extent, scale === 'log' && extent !== null && extent[0] > 0 ? 'log' : 'linear')
}

/** As far apart must numbers be, as a share of the axis, that each is written. */
const APART = 0.1

/** The axis with its numbers as ticks, where these are few. */
function withOwnTicks(axis: Axis, values: Float64Array): Axis {
  const { domain, scale } = axis
  const [from, to] = scale === 'log' ? domain.map(Math.log) : domain
  const toPlace = (value: number) =>
    ((scale === 'log' ? Math.log(value) : value) - (from ?? 0)) / ((to ?? 1) - (from ?? 0))
  return { ...axis, ...ownTicks([...new Set(values)], toPlace, APART) }
}

function summaryOf(spec: ScatterSpec, x: Float64Array, y: Float64Array): string {
  const title = titleText(spec)
  const [xs, ys] = [extentOf([x]), extentOf([y])]
  if (!xs || !ys) return `${title}: no run has both numbers`
  const correlation = rankCorrelation(x, y)
  return [
    `${title}, a mark for each of ${formatCount(x.length, 'run')}`,
    `${fieldName(spec.x.field)} ${spanOf(xs)}`,
    `${fieldName(spec.y.field)} ${spanOf(ys)}`,
    ...(correlation ? [`rank correlation ${briefNumber(Number(correlation.rho.toFixed(2)))}`] : []),
  ].join(', ')
}

/** The numbers of an extent in words. */
const spanOf = ([min, max]: Extent): string =>
  min === max ? briefNumber(min) : `${briefNumber(min)} to ${briefNumber(max)}`
