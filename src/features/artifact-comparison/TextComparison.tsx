import { useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { decodeText } from '#files/encoding.ts'
import { artifactByteQueries } from '#mlflow/artifactBytes.ts'
import { runPair } from '#src/runPair.ts'
import { prettyJson } from '#src/textDiff.ts'
import { PairChoice } from '#ui/PairChoice.tsx'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { choicesOf, type PresentFile } from './comparedFile.ts'
import type { ComparisonProps } from './comparisonProps.ts'
import { type DiffLine, diffStretches, lineDiff } from './lineDiff.ts'
import classes from './TextComparison.module.css'

/** Longer texts are not lined up in a browser. */
const MOST_BYTES = 2_000_000

/** Two texts, line by line; JSON is laid out alike first, its keys by name. */
export function TextComparison({ files, search, onChange }: ComparisonProps) {
  const pair = runPair(files, search)
  if (!pair) {
    return (
      <p className={classes.note}>
        Only one of these runs has the file: there is nothing to compare it with.
      </p>
    )
  }
  return (
    <>
      <PairChoice
        choices={choicesOf(files)}
        a={pair.a.run.id}
        b={pair.b.run.id}
        onChange={onChange}
      />
      <Lines key={`${pair.a.run.id} ${pair.b.run.id}`} {...pair} />
    </>
  )
}

const textOf = ({ run, file }: PresentFile) => ({
  ...artifactByteQueries.whole(run.id, file.path, file.bytes ?? 0, MOST_BYTES),
  select: decodeText,
})

function Lines({ a, b }: { a: PresentFile; b: PresentFile }) {
  const answers = useQueries({ queries: [textOf(a), textOf(b)] })
  const [before, after] = answers.map(({ data }) => data)
  const lines = useMemo(
    () => (before && after ? lineUp(before.text, after.text) : null),
    [before, after],
  )
  const failed = answers.find(({ data, error }) => error && data === undefined)?.error
  if (failed)
    return (
      <p role="alert" className={classes.note}>
        {failed.message}
      </p>
    )
  if (!before || !after) return <Skeleton label="Loading both files" />
  if (before.text === after.text && before.encoding === after.encoding) {
    return <p className={classes.note}>Both files are the same.</p>
  }
  return (
    <>
      {before.encoding !== after.encoding && (
        <p className={classes.note}>
          A is {before.encoding}, B is {after.encoding}
          {before.text === after.text && '; their texts are the same'}.
        </p>
      )}
      {lines && before.text !== after.text && <DiffTable {...lines} a={a} b={b} />}
      {!lines && (
        <p className={classes.note}>
          The files have too little in common to be lined up; open them one by one.
        </p>
      )}
    </>
  )
}

type LinedUp = { lines: DiffLine[]; laidOut: boolean }

function lineUp(before: string, after: string): LinedUp | null {
  const [one, other] = [prettyJson(before), prettyJson(after)]
  // Where nothing but the layout differs, that is what there is to see.
  const laidOut = one !== null && other !== null && one !== other
  const lines = laidOut ? lineDiff(one, other) : lineDiff(before, after)
  return lines && { lines, laidOut }
}

/** More lines than these are shown on demand. */
const LINES_AT_ONCE = 1_000

/** One line, or what is folded away: `fold` is its place among the stretches. */
type Row = { fold: number; count: number } | { fold: null; line: DiffLine }

type TableProps = LinedUp & { a: PresentFile; b: PresentFile }

function DiffTable({ lines, laidOut, a, b }: TableProps) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const [limit, setLimit] = useState(LINES_AT_ONCE)
  const stretches = useMemo(() => diffStretches(lines), [lines])
  const changed = lines.filter(({ same }) => !same).length
  const rows = stretches.flatMap(({ folded, lines }, i): Row[] =>
    folded && !opened.has(i)
      ? [{ fold: i, count: lines.length }]
      : lines.map((line) => ({ fold: null, line })),
  )
  return (
    <>
      <p className={classes.note}>
        {changed.toLocaleString('en')} of {lines.length.toLocaleString('en')} lines differ
        {laidOut && '; both laid out alike, keys by name'}.
      </p>
      <ScrollRegion label="Differences" className={classes.scroll}>
        <table className={classes.table}>
          <colgroup>
            <col className={classes.numbers} />
            <col />
            <col className={classes.numbers} />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                A {a.name}
              </th>
              <th scope="col" colSpan={2}>
                B {b.name}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, limit).map((row, i) =>
              row.fold !== null ? (
                <tr key={`fold ${row.fold}`} className={classes.fold}>
                  <td colSpan={4}>
                    <TextButton onClick={() => setOpened(new Set(opened).add(row.fold))}>
                      {row.count} lines that are the same
                    </TextButton>
                  </td>
                </tr>
              ) : (
                <tr key={i} data-changed={!row.line.same || undefined}>
                  <Side line={row.line.left} kind={row.line.same ? 'same' : 'removed'} />
                  <Side line={row.line.right} kind={row.line.same ? 'same' : 'added'} />
                </tr>
              ),
            )}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.length > limit && (
        <p className={classes.note}>
          The first {limit.toLocaleString('en')} of {rows.length.toLocaleString('en')} lines.{' '}
          <TextButton onClick={() => setLimit(limit + LINES_AT_ONCE)}>Show more</TextButton>
        </p>
      )}
    </>
  )
}

const SIGNS = { same: '', removed: '−', added: '+' }

/** A longer line takes a browser long to lay out. */
const LONGEST = 2_000

function Side({ line, kind }: { line: DiffLine['left']; kind: keyof typeof SIGNS }) {
  if (!line) {
    return (
      <td colSpan={2} className={classes.none}>
        <VisuallyHidden>no such line</VisuallyHidden>
      </td>
    )
  }
  const { number, text } = line
  return (
    <>
      <td className={classes.number}>
        {number} {SIGNS[kind]}
      </td>
      <td className={classes.text} data-kind={kind}>
        <bdi>{text.slice(0, LONGEST)}</bdi>
        {text.length > LONGEST && ` … ${text.length - LONGEST} more characters`}
      </td>
    </>
  )
}
