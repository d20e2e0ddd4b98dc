import type { Scale } from '#charting/axisTicks.ts'
import { fieldName } from '#src/runFields.ts'
import { formatCount } from '#ui/formatCount.ts'
import type { PlotAxis } from './plotSpecs.ts'

/** Says how many runs a plot has no place for, since they lack a finite number in one of its fields. */
export const leftOut = (count: number, ...fields: readonly string[]): string[] =>
  count > 0
    ? [`${formatCount(count, 'run')} without a finite ${fields.map(fieldName).join(' or ')}`]
    : []

/** Says that an axis is not as it was wished. */
export const linearInstead = ({ field, scale }: PlotAxis, drawn: Scale): string[] =>
  scale === 'log' && drawn === 'linear'
    ? [`not all values of ${fieldName(field)} are positive, hence linear`]
    : []
