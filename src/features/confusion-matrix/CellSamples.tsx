import { X } from 'lucide-react'
import type { Ref } from 'react'
import { IconButton } from '#ui/IconButton.tsx'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import classes from './CellSamples.module.css'
import { samplesIn } from './matchSamples.ts'
import { unpackRow } from './PackedRows.ts'
import type { KnownSamples } from './useSamples.ts'

type Props = {
  ref: Ref<HTMLElement>
  known: KnownSamples
  /** The places, in the file, of the classes that the cell stands for. */
  cell: { actual: ReadonlySet<number>; predicted: ReadonlySet<number> }
  /** What the cell says, as a sentence. */
  title: string
  /** What is not as in the file, as a sentence; null for nothing. */
  note: string | null
  onClose: () => void
}

const MOST_ROWS = 200
const MOST_COLUMNS = 30

/** The samples that one cell counts, as the file of predictions has them. */
export function CellSamples({ ref, known, cell, title, note, onClose }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a key that closes it, wherever the focus is in it.
    <section
      ref={ref}
      tabIndex={-1}
      className={classes.samples}
      aria-label="Samples of the cell"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <header className={classes.head}>
        <h3 className={classes.title}>{title}</h3>
        <IconButton label="Close the samples" onClick={onClose}>
          <X size={14} aria-hidden />
        </IconButton>
      </header>
      {known.state === 'loading' && <p className={classes.note}>Reading the predictions…</p>}
      {known.state === 'unknown' && <p className={classes.note}>{known.reason}</p>}
      {known.state === 'known' && <Table {...known} cell={cell} note={note} />}
    </section>
  )
}

type TableProps = Extract<KnownSamples, { state: 'known' }> & Pick<Props, 'cell' | 'note'>

function Table({ samples, from, cell, note }: TableProps) {
  const { rows, count } = samplesIn(samples, cell, MOST_ROWS)
  const columns = samples.columns.slice(0, MOST_COLUMNS)
  if (count === 0) return <p className={classes.note}>There are none.</p>
  const listed = rows.map((row) => ({ row, cells: unpackRow(samples.packed, row) }))
  return (
    <>
      <ScrollRegion label="Samples" className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Row</th>
              {columns.map((column, i) => (
                <th key={i} scope="col">
                  <bdi>{column}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.map(({ row, cells }) => (
              <tr key={row}>
                <th scope="row">{row + 1}</th>
                {columns.map((_column, i) => (
                  <td key={i}>
                    <bdi>{cellText(cells[i])}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={classes.note}>
        {count > rows.length && `The first ${rows.length} of `}
        {count.toLocaleString('en')} {count === 1 ? 'sample' : 'samples'} in{' '}
        <span className="name">{from}</span>
        {samples.columns.length > MOST_COLUMNS &&
          `, the first ${MOST_COLUMNS} of ${samples.columns.length} columns`}
        .{note !== null && ` ${note}`}
      </p>
    </>
  )
}

const LONGEST = 300

function cellText(cell: unknown): string {
  if (cell === undefined || cell === null) return '–'
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
