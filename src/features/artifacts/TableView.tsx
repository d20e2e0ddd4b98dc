import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { TableFile, TableState } from '#files/TableFile.ts'
import type { CellRange, TableProgress } from '#files/tableMessages.ts'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { copyText } from '#ui/copyText.ts'
import { formatCount } from '#ui/formatCount.ts'
import { SearchField } from '#ui/SearchField.tsx'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import { CellDetail } from './CellDetail.tsx'
import { ColumnOptions } from './ColumnOptions.tsx'
import { selectedCells, type Selection } from './cellMove.ts'
import { importanceOf } from './importanceTable.ts'
import { ImportanceBars } from './ImportanceBars.tsx'
import toolClasses from './PreviewTools.module.css'
import { TableGrid } from './TableGrid.tsx'
import {
  arrangementOf,
  columnKeys,
  columnName,
  nextSort,
  readTableSearch,
  type TableSearch,
  writeTableSearch,
} from './tableSearch.ts'
import classes from './TableView.module.css'
import { usePreviewAddress } from './usePreviewAddress.ts'
import { useTypedText } from './useTypedText.ts'

type Props = {
  file: TableFile
  state: TableState
  progress: TableProgress
  name: string
  /** Other ways to look at the file. */
  children: ReactNode
}

const digitChoices = [
  { value: 'aligned', label: 'Aligned' },
  { value: 'written', label: 'As written' },
] as const

const barChoices = [
  { value: 'off', label: 'Table' },
  { value: 'on', label: 'Table and bars' },
] as const

/** A table with what finds, orders and copies its rows. */
export function TableView({ file, state, progress, name, children }: Props) {
  const { params, change } = usePreviewAddress()
  const search = readTableSearch(params)
  const changeSearch = (search: Partial<TableSearch>) =>
    change({ params: writeTableSearch(search) })
  const { columns } = progress
  const names = columns.map(columnName)
  const keys = columnKeys(columns)
  const typed = useTypedText(search.filter, (filter) => changeSearch({ filter }))

  const arrangement = arrangementOf(search, keys)
  const arranged = JSON.stringify(arrangement)
  const wantsNothing = arrangement.filter === null && arrangement.sort === null
  const isUnarranged = wantsNothing && state.arrangedRows === null && !state.isArranging
  useEffect(() => {
    if (!isUnarranged) file.arrange(arrangement.filter, arrangement.sort)
    // oxlint-disable-next-line react/exhaustive-deps -- the same arrangement is no reason to work it out again
  }, [file, arranged])

  const rowCount = state.arrangedRows ?? progress.rows
  const [selection, setSelection] = useState<Selection | null>(null)
  const [copied, setCopied] = useState<string | null>(null)
  const copy = async (range: CellRange, withHeader: boolean) => {
    const { text, rows, hasFormulas } = await file.copy(range, withHeader)
    await copyText(text).then(
      () => setCopied(describeCopy(range, rows, hasFormulas)),
      () => setCopied('The browser refused the clipboard'),
    )
  }
  const all = { from: 0, to: rowCount, columnFrom: 0, columnTo: columns.length }
  const active = selection && selection.active.row < rowCount ? selection.active : null
  const row = active && active.row >= 0 ? { ...all, from: active.row, to: active.row + 1 } : null
  const selected = active && selection && selectedCells(selection)

  const importance = useMemo(() => importanceOf(progress, name), [progress, name])
  const bars = importance && (params.get('bars') ?? (importance.isLikely ? 'on' : 'off'))

  return (
    <>
      <div className={toolClasses.tools}>
        {children}
        <span className={toolClasses.group}>
          <SearchField label="Filter rows" value={typed.text} onChange={typed.type} />
          <select
            className={classes.column}
            aria-label="Columns that are searched"
            value={search.filterIn ?? ''}
            onChange={(event) => changeSearch({ filterIn: event.currentTarget.value || null })}
          >
            <option value="">in all columns</option>
            <ColumnOptions keys={keys} names={names} />
          </select>
        </span>
        {columns.some(({ kind }) => kind === 'number') && (
          <SegmentedChoice
            label="Digits of numbers"
            options={digitChoices}
            value={search.digits}
            onChange={(digits) => changeSearch({ digits })}
          />
        )}
        {bars && (
          <SegmentedChoice
            label="Bars"
            options={barChoices}
            value={bars === 'on' ? 'on' : 'off'}
            onChange={(bars) => change({ params: { bars } })}
          />
        )}
        <span className={`${toolClasses.group} ${toolClasses.end}`}>
          <output className={toolClasses.count}>{state.isArranging ? 'Working…' : copied}</output>
          <ActionMenu
            label="Copy"
            description="Copy from the table"
            look="button"
            items={[
              ...(selected
                ? [
                    {
                      label: `Selection (${describeSize(selected)})`,
                      onSelect: () => void copy(selected, false),
                    },
                    {
                      label: 'Selection with headers',
                      onSelect: () => void copy(selected, true),
                    },
                  ]
                : []),
              ...(row ? [{ label: 'Row', onSelect: () => void copy(row, false) }] : []),
              { label: 'All rows with headers', onSelect: () => void copy(all, true) },
            ]}
          />
        </span>
      </div>
      <div className={classes.body} data-bars={bars === 'on' || undefined}>
        <div className={classes.table}>
          <TableGrid
            file={file}
            state={state}
            columns={columns}
            names={names}
            rowCount={rowCount}
            digits={search.digits}
            sort={arrangement.sort}
            needle={arrangement.filter}
            onSort={(column) => changeSearch(nextSort(search, keys[column] ?? ''))}
            selection={selection}
            onSelect={setSelection}
            onCopy={(range) => void copy(range, false)}
          />
        </div>
        {bars === 'on' && importance && (
          <ImportanceBars file={file} pairs={state.pairs} importance={importance} />
        )}
      </div>
      <CellDetail file={file} state={state} active={active} names={names} />
      <p className={classes.note}>
        {describeRows(progress, rowCount, arrangement.filter !== null)}
        {', '}
        {progress.totalColumns !== null && `the first ${formatCount(columns.length, 'column')} of `}
        {formatCount(progress.totalColumns ?? columns.length, 'column')}.
        {search.digits === 'aligned' &&
          columns.some(({ numbers }) => numbers !== null && numbers.decimals > 0) &&
          ' Numbers are rounded for reading; pointing at one shows it as written, and copies are as written.'}
      </p>
    </>
  )
}

const describeSize = ({ from, to, columnFrom, columnTo }: CellRange): string =>
  `${formatCount(to - from, 'row')} × ${formatCount(columnTo - columnFrom, 'column')}`

function describeCopy(range: CellRange, rows: number, hasFormulas: boolean): string {
  const size = describeSize({ ...range, to: range.from + rows })
  const isAll = rows === range.to - range.from
  const what = size === '1 row × 1 column' ? 'the cell' : isAll ? size : `the first ${size}`
  return hasFormulas
    ? `Copied ${what}; texts that a spreadsheet would run have an apostrophe before them`
    : `Copied ${what}`
}

function describeRows(
  { rows, totalRows, state }: TableProgress,
  shown: number,
  isFiltered: boolean,
): string {
  const isPart = totalRows !== null ? rows < totalRows : state === 'cut' || state === 'stopped'
  const first = isPart ? 'the first ' : ''
  const read = formatCount(rows, 'row')
  const all =
    isPart && totalRows !== null
      ? `${first}${read} of ${totalRows.toLocaleString('en')}`
      : first + read
  const text = isFiltered ? `${shown.toLocaleString('en')} of ${all}` : all
  return text.charAt(0).toUpperCase() + text.slice(1)
}
