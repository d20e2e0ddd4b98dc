import {
  filterForServer,
  type FilterNode,
  isForServer,
  printFilterNode,
  readFilter,
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
  const onServer = filterForServer(filter)
  const loaded = `the ${total.toLocaleString('en')} loaded ones`
  if (onServer === '') return <>It is looked for in {loaded} only, until all are loaded.</>
  return (
    <>
      The server looks for <code className="name">{onServer}</code> among all runs
      {isForServer(filter) ? (
        '.'
      ) : (
        <>
          ; {partHere(filter)} looked for in {loaded}.
        </>
      )}
    </>
  )
}

/** What the server cannot search by, with its verb. */
function partHere(filter: FilterNode) {
  const operands = filter.kind === 'and' ? filter.operands : [filter]
  const here = operands.filter((operand) => !isForServer(operand))
  if (here.every(({ kind }) => kind === 'word')) {
    return here.length === 1 ? 'the word is' : 'the words are'
  }
  return (
    <>
      <code className="name">{printFilterNode({ kind: 'and', operands: here })}</code> is
    </>
  )
}
