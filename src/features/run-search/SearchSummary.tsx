import { isForServer } from '#protocol/filterForServer.ts'
import { readFilter } from '#protocol/filterLanguage.ts'
import { formatCount } from '#ui/formatCount.ts'
import { type Conjunct, conjunctsOf } from './conjuncts.ts'
import classes from './SearchSummary.module.css'

type Props = {
  filter: string
  starredOnly: boolean
  incomplete: boolean
  /** Of the loaded runs. */
  matching: number
  total: number
}

/** How many runs the filter in force leaves, and who looks for them while runs are missing. */
export function SearchSummary({ filter, starredOnly, incomplete, matching, total }: Props) {
  const shown = (filter !== '' || starredOnly) && readFilter(filter).problem === null
  return (
    <output className={classes.summary}>
      {shown && (
        <>
          {matching.toLocaleString('en')} of {formatCount(total, incomplete ? 'loaded run' : 'run')}{' '}
          match. {incomplete && filter !== '' && <Searchers filter={filter} total={total} />}
        </>
      )}
    </output>
  )
}

function Searchers({ filter, total }: { filter: string; total: number }) {
  const conjuncts = conjunctsOf(filter)
  const onServer = conjuncts.filter(({ node }) => isForServer(node))
  const here = conjuncts.filter(({ node }) => !isForServer(node))
  const loaded = `the ${total.toLocaleString('en')} loaded ones`
  if (onServer.length === 0) return <>It is looked for in {loaded} only, until all are loaded.</>
  return (
    <>
      The server looks for <Part conjuncts={onServer} /> among all runs
      {here.length === 0 ? (
        '.'
      ) : (
        <>
          ; <Part conjuncts={here} /> is looked for in {loaded}.
        </>
      )}
    </>
  )
}

/** A part of the filter as it was typed; a long one is cut. */
function Part({ conjuncts }: { conjuncts: readonly Conjunct[] }) {
  const text = conjuncts.map((conjunct) => conjunct.text).join(' AND ')
  return (
    <code className={classes.part} title={text}>
      <bdi>{text}</bdi>
    </code>
  )
}
