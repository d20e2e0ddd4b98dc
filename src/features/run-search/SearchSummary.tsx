import {
  type FilterNode,
  printFilterNode,
  readFilter,
  splitFilter,
} from '#protocol/filterLanguage.ts'
import { formatCount } from '#ui/formatCount.ts'
import classes from './SearchSummary.module.css'

type Props = {
  filter: string
  incomplete: boolean
  /** Of the loaded runs. */
  matching: number
  total: number
}

/** How many runs the filter in force leaves, and who looks for them while runs are missing. */
export function SearchSummary({ filter, incomplete, matching, total }: Props) {
  const reading = readFilter(filter)
  const shown = filter !== '' && reading.filter !== null
  return (
    <p className={classes.summary} role="status">
      {shown && (
        <>
          {matching.toLocaleString('en')} of {formatCount(total, incomplete ? 'loaded run' : 'run')}{' '}
          {matching === 1 ? 'matches' : 'match'}.{' '}
          {incomplete && <Searchers filter={reading.filter} total={total} />}
        </>
      )}
    </p>
  )
}

function Searchers({ filter, total }: { filter: FilterNode; total: number }) {
  const { onServer, here } = splitFilter(filter)
  const loaded = `the ${total.toLocaleString('en')} loaded ones`
  if (onServer === '') return <>It is looked for in {loaded} only, until all are loaded.</>
  return (
    <>
      The server looks for <code className="name">{onServer}</code> among all runs
      {here === null ? (
        '.'
      ) : (
        <>
          ; {nameOf(here)} looked for in {loaded}.
        </>
      )}
    </>
  )
}

function nameOf(here: FilterNode) {
  if (here.kind === 'word') return 'the word is'
  const words = here.kind === 'and' && here.operands.every(({ kind }) => kind === 'word')
  if (words) return 'the words are'
  return (
    <>
      <code className="name">{printFilterNode(here)}</code> is
    </>
  )
}
