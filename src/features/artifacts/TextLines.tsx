import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { TextFile, TextState } from '#files/TextFile.ts'
import type { LinePart } from '#files/textMessages.ts'
import { FOLD } from '#files/shownLine.ts'
import { Button } from '#ui/Button.tsx'
import { copyText } from '#ui/copyText.ts'
import { formatCount } from '#ui/formatCount.ts'
import { useLongList } from '#ui/useLongList.ts'
import { FindBar } from './FindBar.tsx'
import { type LineRange, readLineAnchor, writeLineAnchor } from './lineAnchor.ts'
import classes from './TextLines.module.css'
import { TextLine } from './TextLine.tsx'
import toolClasses from './PreviewTools.module.css'
import { usePreviewAddress } from './usePreviewAddress.ts'

type Props = {
  file: TextFile
  state: TextState
  lineCount: number
  /** Other ways to look at the file. */
  children: ReactNode
}

type ScrollerStyle = CSSProperties & { '--number-width': string }

const LINE_PX = 19

/** So much of a long line is shown at most at once, in characters. */
const MOST_SHOWN = 100_000
/** Before a match far out in a long line, in characters. */
const AROUND_MATCH = 400

/** Parameters of the address. */
const FIND = 'find'
const FIND_AS = 'findAs'
const CASE = 'case'
const WRAP = 'wrap'

/** The lines of a text, of which only those in view exist, and what finds one's way in them. */
export function TextLines({ file, state, lineCount, children }: Props) {
  const { params, hash, change } = usePreviewAddress()
  const wraps = params.get(WRAP) !== 'off'
  const list = useLongList({
    count: lineCount,
    rowPx: LINE_PX,
    items: wraps ? 'measured' : 'uniform',
  })
  const findBar = useRef<HTMLDivElement>(null)
  const [parts, setParts] = useState<readonly LinePart[]>([])
  const [copied, setCopied] = useState<string | null>(null)

  const current = state.search?.current ?? null
  const shownParts = useMemo(() => partsWithMatch(parts, current), [parts, current])
  const { scrollerRef, first, last, place } = list
  useEffect(() => {
    file.want(first, last, shownParts)
  }, [file, first, last, shownParts])

  const text = params.get(FIND) ?? ''
  const kind = params.get(FIND_AS) === 'expression' ? 'expression' : 'words'
  const matchCase = params.get(CASE) === 'match'
  const topLine = useEffectEvent(() => place.index)
  useEffect(() => {
    file.find(text === '' ? null : { text, kind, matchCase }, topLine())
  }, [file, text, kind, matchCase])

  const show = useEffectEvent((line: number) => list.center(line))
  useEffect(() => {
    if (current) show(current.line)
  }, [current])

  const marked = readLineAnchor(hash)
  const target = marked && marked.first <= lineCount ? marked.first - 1 : null
  useEffect(() => {
    if (target !== null) show(target)
  }, [target])

  const mark = (range: LineRange) => change({ hash: writeLineAnchor(range) })
  const clickNumber = (event: MouseEvent, line: number) => {
    event.preventDefault()
    mark(event.shiftKey && marked ? between(marked.first, line) : { first: line, last: line })
  }
  const unfold = (part: LinePart) => setParts((parts) => withPart(parts, part))

  const copy = async (from: number, to: number) => {
    const { text, isCut } = await file.copy(from, to)
    await copyText(text).then(
      () =>
        setCopied(isCut ? 'Copied the first 20 MB' : `Copied ${formatCount(to - from, 'line')}`),
      () => setCopied('The browser refused the clipboard'),
    )
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'f' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) {
      return
    }
    // The browser's own search would find nothing but the lines in view.
    event.preventDefault()
    findBar.current?.querySelector('input')?.select()
  }

  /** The browser would get to an end of a very long text in steps, and stop short of it. */
  const jump = (event: KeyboardEvent) => {
    if (event.key !== 'Home' && event.key !== 'End') return
    event.preventDefault()
    if (event.key === 'Home') list.toTop()
    else list.toEnd()
  }

  const style: ScrollerStyle = {
    '--number-width': `${Math.max(String(lineCount).length, 3) + 3}ch`,
  }
  const { search } = state
  const lineOf = (line: number) => (
    <TextLine
      key={line}
      shown={state.lines.get(line)}
      line={line}
      itemRef={wraps ? list.itemRef : undefined}
      isMarked={marked !== null && line + 1 >= marked.first && line + 1 <= marked.last}
      matchAt={current?.line === line ? current.start : null}
      onNumber={clickNumber}
      onUnfold={unfold}
    />
  )

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Ctrl+F from anywhere within
    <div onKeyDown={press}>
      <div className={toolClasses.tools}>
        {children}
        <FindBar
          ref={findBar}
          label="Find in this file"
          text={text}
          onText={(text) => change({ params: { [FIND]: text || null } })}
          expression={{
            on: kind === 'expression',
            onChange: (on) => change({ params: { [FIND_AS]: on ? 'expression' : null } }),
          }}
          matchCase={{
            on: matchCase,
            onChange: (on) => change({ params: { [CASE]: on ? 'match' : null } }),
          }}
          findings={search && { ...search, at: current?.at ?? null }}
          onGo={(at) => file.goToMatch(at)}
        />
        <GoToLine key={hash} marked={marked} lineCount={lineCount} onGo={mark} />
        <label className={toolClasses.check}>
          <input
            type="checkbox"
            checked={wraps}
            onChange={(event) =>
              change({ params: { [WRAP]: event.currentTarget.checked ? null : 'off' } })
            }
          />
          Wrap lines
        </label>
        <span className={`${toolClasses.group} ${toolClasses.end}`}>
          <output className={toolClasses.count}>{copied}</output>
          {marked && target !== null ? (
            <Button
              size="compact"
              onClick={() => void copy(marked.first - 1, Math.min(marked.last, lineCount))}
            >
              {marked.first === marked.last ? 'Copy line' : 'Copy lines'}
            </Button>
          ) : (
            <Button size="compact" onClick={() => void copy(0, lineCount)}>
              Copy all
            </Button>
          )}
        </span>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it is scrolled by keys */}
      <section
        ref={scrollerRef}
        className={classes.scroller}
        style={style}
        aria-label="Text"
        data-wraps={wraps}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys scroll what has the focus.
        tabIndex={0}
        onScroll={list.onScroll}
        onKeyDown={jump}
      >
        <div className={classes.whole} style={{ height: list.totalPx }}>
          <div className={classes.pane} style={{ height: list.viewPx }}>
            <div
              className={classes.anchor}
              style={{ transform: `translateY(${-Math.round(place.px)}px)` }}
            >
              <ol className={classes.above}>{numbers(first, place.index).map(lineOf)}</ol>
              <ol className={classes.lines}>{numbers(place.index, last).map(lineOf)}</ol>
            </div>
          </div>
        </div>
      </section>
      <p className={classes.note}>{formatCount(lineCount, 'line')}</p>
    </div>
  )
}

const numbers = (from: number, to: number) =>
  Array.from({ length: Math.max(to - from, 0) }, (_, i) => from + i)

/** A match far out in a long line is shown with what is around it, unless more is shown anyway. */
function partsWithMatch(
  parts: readonly LinePart[],
  match: { line: number; start: number; length: number } | null,
): readonly LinePart[] {
  if (!match || match.start + match.length <= FOLD) return parts
  const part = parts.find(({ line }) => line === match.line)
  if (part && part.from <= match.start && part.to >= match.start + match.length) return parts
  const from = Math.max(match.start - AROUND_MATCH, 0)
  return withPart(parts, { line: match.line, from, to: from + FOLD })
}

const between = (one: number, other: number): LineRange => ({
  first: Math.min(one, other),
  last: Math.max(one, other),
})

/** The parts with another one for its line, which no browser is asked to lay out at unbounded length. */
function withPart(parts: readonly LinePart[], { line, from, to }: LinePart): LinePart[] {
  const start = Math.max(from, to - MOST_SHOWN)
  return [...parts.filter((part) => part.line !== line), { line, from: start, to }]
}

type GoToProps = {
  marked: LineRange | null
  lineCount: number
  onGo: (range: LineRange) => void
}

/** Goes to a line by its number, which then stands in the address. */
function GoToLine({ marked, lineCount, onGo }: GoToProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const line = Number(new FormData(event.currentTarget).get('line'))
        if (line >= 1) onGo({ first: line, last: line })
      }}
    >
      <label className={toolClasses.field}>
        Line
        <input
          className={toolClasses.number}
          name="line"
          type="number"
          min={1}
          max={lineCount}
          placeholder="go to"
          defaultValue={marked?.first}
        />
      </label>
    </form>
  )
}
