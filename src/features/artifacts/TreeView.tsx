import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useState,
} from 'react'
import type { TreeFile, TreeState } from '#files/TreeFile.ts'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { Button } from '#ui/Button.tsx'
import { copyText } from '#ui/copyText.ts'
import { formatCount } from '#ui/formatCount.ts'
import { useLongList } from '#ui/useLongList.ts'
import { FindBar } from './FindBar.tsx'
import { isNodeKey, type Key, nodeMove } from './nodeMove.ts'
import toolClasses from './PreviewTools.module.css'
import { TreeNodeRow } from './TreeNodeRow.tsx'
import classes from './TreeView.module.css'
import { usePreviewAddress } from './usePreviewAddress.ts'

type Props = {
  file: TreeFile
  state: TreeState
  /** Other ways to look at the file. */
  children: ReactNode
}

const ROW_PX = 22

/** Parameter of the address. */
const FIND = 'find'

/** Deeper than any tree is. */
const ALL_LEVELS = 1_000

/** Nested values of which only the rows in view exist: opened, searched, and copied from. */
export function TreeView({ file, state, children }: Props) {
  const id = useId()
  const { params, change } = usePreviewAddress()
  const { total, from, rows, isTurning, search, node } = state
  const current = search?.current ?? null
  // A match is where one is, until one moves on.
  const [moved, setMoved] = useState({ row: 0, after: current })
  const active = moved.after === current || !current ? moved.row : current.row
  const setActive = (row: number) => setMoved({ row, after: current })
  const [copied, setCopied] = useState<string | null>(null)
  /** Pressed while the rows are not yet those that the key before makes of them. */
  const [keys, setKeys] = useState<readonly Key[]>([])
  const list = useLongList({ count: total, rowPx: ROW_PX, items: 'uniform' })
  const { scrollerRef, first, place } = list
  const last = Math.min(list.last, total)
  const at = Math.min(active, Math.max(total - 1, 0))

  // Before the first rows have come, their number is not known.
  const wantedTo = total === 0 ? 100 : list.last
  useEffect(() => {
    file.want(first, wantedTo)
  }, [file, first, wantedTo])

  const text = params.get(FIND) ?? ''
  useEffect(() => {
    file.find(text)
  }, [file, text])

  const show = useEffectEvent((row: number) => list.center(row))
  useEffect(() => {
    if (current) show(current.row)
  }, [current])

  const shownAt = (row: number) => rows[row - from]
  const activeNode = shownAt(at)?.node
  useEffect(() => {
    if (activeNode !== undefined) file.read(activeNode)
  }, [file, activeNode])

  const copy = async (what: 'path' | 'value') => {
    if (!node) return
    const { text, isCut } =
      what === 'path' ? { text: node.path, isCut: false } : await file.copy(node.node)
    await copyText(text).then(
      () => setCopied(isCut ? 'Copied the first 20 million characters' : `Copied the ${what}`),
      () => setCopied('The browser refused the clipboard'),
    )
  }
  /** Does what a key does here; false where that is nothing. */
  const act = (key: Key): boolean => {
    const page = Math.max(Math.floor(list.viewPx / ROW_PX) - 1, 1)
    const move = nodeMove(key, at, shownAt(at), { total, page })
    if (!move) return false
    if (move === 'copy') void copy('value')
    else if ('goTo' in move) {
      setActive(move.goTo)
      list.show(move.goTo)
    } else if (activeNode !== undefined) file.turn(activeNode, move.turn)
    return true
  }
  const press = (event: KeyboardEvent) => {
    const waits = isNodeKey(event) && (isTurning || keys.length > 0)
    if (waits) setKeys([...keys, event])
    if (waits || act(event)) event.preventDefault()
  }
  const catchUp = useEffectEvent(() => {
    const [key] = keys
    if (!key) return
    setKeys(keys.slice(1))
    act(key)
  })
  useEffect(() => {
    if (isTurning || keys.length === 0) return undefined
    const turn = setTimeout(() => catchUp())
    return () => clearTimeout(turn)
  }, [isTurning, keys])
  const numbers = Array.from({ length: Math.max(last - first, 0) }, (_, i) => first + i)

  return (
    <>
      <div className={toolClasses.tools}>
        {children}
        <FindBar
          label="Find names and values"
          text={text}
          onText={(text) => change({ params: { [FIND]: text || null } })}
          findings={search && { ...search, problem: null, at: current?.at ?? null }}
          onGo={(at) => file.goToMatch(at)}
        />
        <ActionMenu
          label="Open to…"
          description="Open the tree to a depth"
          look="button"
          items={[
            ...[1, 2, 3, 4].map((depth) => ({
              label: formatCount(depth, 'level'),
              onSelect: () => file.openTo(depth),
            })),
            { label: 'All levels', onSelect: () => file.openTo(ALL_LEVELS) },
          ]}
        />
        <span className={`${toolClasses.group} ${toolClasses.end} ${classes.copies}`}>
          <output className={toolClasses.count}>{copied}</output>
          <Button size="compact" disabled={!node} onClick={() => void copy('path')}>
            Copy path
          </Button>
          <Button size="compact" disabled={!node} onClick={() => void copy('value')}>
            Copy value
          </Button>
        </span>
      </div>
      <div
        ref={scrollerRef}
        className={classes.scroller}
        role="tree"
        aria-label="Values"
        aria-activedescendant={at >= first && at < last ? `${id}-${at}` : undefined}
        tabIndex={0}
        onScroll={list.onScroll}
        onKeyDown={press}
      >
        <div style={{ height: list.totalPx }}>
          <div className={classes.pane} style={{ height: list.viewPx }}>
            {numbers.map((row) => (
              <TreeNodeRow
                key={row}
                id={`${id}-${row}`}
                shown={shownAt(row)}
                top={(row - place.index) * ROW_PX - Math.round(place.px)}
                height={ROW_PX}
                needle={text}
                isActive={row === at}
                onActivate={() => setActive(row)}
                onTurn={(open) => {
                  const shown = shownAt(row)
                  if (shown) file.turn(shown.node, open)
                }}
              />
            ))}
          </div>
        </div>
      </div>
      <div className={classes.detail}>
        {node && (
          <>
            <bdi className={classes.path}>{node.path}</bdi>
            <span className={`${classes.value} name`}>{node.text}</span>
            {node.isCut && (
              <span className={classes.path}> … and more; copy the value for all of it</span>
            )}
          </>
        )}
      </div>
      <p className={classes.note}>{formatCount(state.progress?.nodes ?? 0, 'value')}</p>
    </>
  )
}
