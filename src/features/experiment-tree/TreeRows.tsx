import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type RefObject, useId, useRef } from 'react'
import { useNavigate } from 'react-router-dom'
import { paths } from '#src/paths.ts'
import type { MenuItem } from '#ui/ActionMenu.tsx'
import { type Folder, rowKey, type TreeRow } from './experimentTree.ts'
import classes from './ExperimentTree.module.css'
import { starredExperiments, toggleStars } from './keptExperiments.ts'
import { rowAddress, TreeLine } from './TreeLine.tsx'
import { type TreeAction, treeAction, typedRow } from './treeKeys.ts'
import { isSelected, selectRange, toggled, type TreeSelection } from './treeSelection.ts'

type Props = {
  scroller: RefObject<HTMLUListElement | null>
  rows: readonly TreeRow[]
  isCurrent: (row: TreeRow) => boolean
  search: string
  /** Index of the row that keys act on. */
  active: number
  setActive: (row: TreeRow) => void
  selection: TreeSelection
  setSelection: (selection: TreeSelection) => void
  setOpen: (folders: readonly Folder[], open: boolean) => void
  menuFor: (row: TreeRow) => MenuItem[]
  onRename: (row: TreeRow) => void
  onDelete: (row: TreeRow) => void
  onIntent: () => void
}

const ROW_PX = 28
/** A pause that ends a word typed into the tree. */
const TYPING_MS = 700

/** The rows on screen, and the keys and clicks that work on them. */
export function TreeRows(props: Props) {
  const { scroller, rows, isCurrent, search, active, selection, setSelection, setOpen } = props
  const id = useId()
  const navigate = useNavigate()
  const starred = starredExperiments.useValue()
  const typed = useRef({ text: '', at: -Infinity })
  /** Key of the row at which a range of selected rows begins. */
  const anchor = useRef<string | null>(null)

  // oxlint-disable-next-line react/incompatible-library -- it matters to React's compiler, which is not in use
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  })

  const goTo = (index: number) => {
    const row = rows[index]
    if (!row) return
    props.setActive(row)
    virtualizer.scrollToIndex(index)
  }
  const moveTo = (index: number) => {
    anchor.current = null
    goTo(index)
  }
  /** Selects from where the range began, or else from the active row. */
  const extendTo = (index: number) => {
    const start = rows.findIndex((row) => rowKey(row) === anchor.current)
    const from = start === -1 ? active : start
    anchor.current = rows[from] ? rowKey(rows[from]) : null
    setSelection(selectRange(rows, from, index))
    goTo(index)
  }
  const toggle = (row: TreeRow) => {
    anchor.current = rowKey(row)
    setSelection(toggled(selection, row.node))
  }

  const press = (event: MouseEvent, row: TreeRow, index: number) => {
    if (event.shiftKey) extendTo(index)
    else if (event.ctrlKey || event.metaKey) toggle(row)
    else {
      anchor.current = rowKey(row)
      setSelection(new Set())
      if (row.node.kind === 'folder') setOpen([row.node], true)
    }
    if (event.shiftKey || event.ctrlKey || event.metaKey) event.preventDefault()
    props.setActive(row)
  }

  const handleKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const row = rows[active]
    const action = treeAction(rows, active, event)
    const inWord = typed.current.text !== '' && event.timeStamp - typed.current.at <= TYPING_MS
    if (row && action && !(action.type === 'star' && inWord)) {
      event.preventDefault()
      typed.current.text = ''
      act(action, row)
    } else if (event.key.length === 1) {
      event.preventDefault()
      const text = (inWord ? typed.current.text : '') + event.key
      typed.current = { text, at: event.timeStamp }
      moveTo(typedRow(rows, active, text) ?? active)
    }
  }

  function act(action: TreeAction, row: TreeRow) {
    switch (action.type) {
      case 'move':
        return moveTo(action.to)
      case 'extend':
        return extendTo(action.to)
      case 'open':
      case 'close':
        return setOpen(action.folders, action.type === 'open')
      case 'follow':
        return void navigate(selection.size > 0 ? paths.experiment(...selection) : rowAddress(row))
      case 'select':
        return toggle(row)
      case 'clear':
        return setSelection(new Set())
      case 'star':
        if (selection.size > 0) toggleStars([...selection])
        else if (row.node.kind === 'experiment') toggleStars([row.node.experiment.id])
        return undefined
      case 'rename':
        return props.onRename(row)
      case 'delete':
        return props.onDelete(row)
      case 'menu':
        return scroller.current
          ?.querySelector<HTMLElement>('[data-active] [aria-haspopup="menu"]')
          ?.click()
    }
  }

  return (
    <ul
      ref={scroller}
      className={classes.rows}
      role="tree"
      aria-label="Experiments"
      aria-multiselectable
      tabIndex={0}
      aria-activedescendant={rows[active] && `${id}-${active}`}
      onKeyDown={handleKey}
      // The key that opens the row's menu opens no other.
      onContextMenu={(event) => event.button === 0 && event.preventDefault()}
    >
      <li role="none" style={{ height: virtualizer.getTotalSize() }} />
      {virtualizer.getVirtualItems().map(({ index, start, size }) => {
        const row = rows[index]
        return (
          row && (
            <TreeLine
              key={rowKey(row)}
              id={`${id}-${index}`}
              row={row}
              top={start}
              height={size}
              active={index === active}
              current={isCurrent(row)}
              selected={isSelected(row.node, selection)}
              starred={starred}
              search={search}
              menu={props.menuFor(row)}
              onActivate={() => props.setActive(row)}
              onPress={(event) => press(event, row, index)}
              onIntent={props.onIntent}
              setOpen={setOpen}
              focusTree={() => scroller.current?.focus()}
            />
          )
        )
      })}
    </ul>
  )
}
