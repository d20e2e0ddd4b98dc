import { useMemo } from 'react'
import { FileProblem } from '#files/FileProblem.ts'
import { type NpyArray, type NpyHeader, readNpy, readNpyHeader } from '#files/readNpy.ts'
import { formatBytes } from '#ui/formatTime.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { arrayGrid, arrayStatistics, writeValue } from './arrayFacts.ts'
import classes from './ArtifactPreview.module.css'
import { FactList } from './FactList.tsx'
import { FactTable } from './FactTable.tsx'
import factClasses from './FactTable.module.css'

type Props = {
  /** A `.npy` file, or its beginning. */
  bytes: Uint8Array
  isWhole: boolean
  limitBytes: number
}

type Reading = { header: NpyHeader | null; array: NpyArray | null; problem: string | null }

/** What an array is, its first values, and, where all of it was read, its extremes and mean. */
export function ArrayView({ bytes, isWhole, limitBytes }: Props) {
  const { header, array, problem } = useMemo(() => read(bytes), [bytes])
  const statistics = useMemo(
    () => (array && isWhole ? arrayStatistics(array) : null),
    [array, isWhole],
  )
  const grid = useMemo(() => array && arrayGrid(array), [array])
  const isCutOff = array !== null && isWhole && array.present < array.count
  const facts: [string, string][] = header
    ? [
        ['Type', header.dtype],
        ['Shape', `(${header.shape.map((length) => length.toLocaleString('en')).join(' × ')})`],
        [
          'Order',
          header.order === 'C' ? 'C (last index fastest)' : 'Fortran (first index fastest)',
        ],
        ...(statistics
          ? ([
              ['Minimum', writeValue(statistics.min, header)],
              ['Maximum', writeValue(statistics.max, header)],
              ['Mean', String(statistics.mean)],
              ['NaN or infinite', statistics.notFinite.toLocaleString('en')],
            ] satisfies [string, string][])
          : []),
      ]
    : []

  return (
    <>
      {problem !== null && (
        <p role="alert" className={classes.notice}>
          The values of this array are not shown. {problem}.
        </p>
      )}
      {isCutOff && (
        <p className={classes.notice}>
          This file is damaged: {array.present.toLocaleString('en')} of the{' '}
          {array.count.toLocaleString('en')} values that its shape promises are there.
        </p>
      )}
      <ScrollRegion label="Array" className={factClasses.scroll}>
        {header && (
          <div className={factClasses.list}>
            <FactList facts={facts} />
          </div>
        )}
        {grid && grid.rows.length > 0 && (
          <FactTable
            label="First values"
            columns={[
              { name: 'Index', align: 'end' },
              ...grid.columns.map((column) => ({ name: String(column), align: 'end' as const })),
            ]}
            rows={grid.rows.map(({ index, values }) => [
              index,
              ...values.map((value, i) => <bdi key={i}>{value}</bdi>),
            ])}
          />
        )}
      </ScrollRegion>
      <p className={factClasses.note}>
        {grid && (grid.part === null ? 'All values.' : `The values at ${grid.part}.`)}
        {array &&
          !isWhole &&
          ` Minimum, maximum and mean are told of arrays up to ${formatBytes(limitBytes)}.`}
      </p>
    </>
  )
}

function read(bytes: Uint8Array): Reading {
  let header: NpyHeader | null = null
  try {
    header = readNpyHeader(bytes)
    return { header, array: readNpy(bytes), problem: null }
  } catch (error) {
    if (error instanceof FileProblem) return { header, array: null, problem: error.message }
    throw error
  }
}
