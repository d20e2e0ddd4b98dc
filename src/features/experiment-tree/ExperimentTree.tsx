import { useVirtualizer } from '@tanstack/react-virtual'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { Experiment } from '#mlflow/experiments.ts'
import { useStoredState } from '#ui/storedState.ts'
import {
  experimentTree,
  type Folder,
  rowKey,
  searchTree,
  type TreeRow,
  visibleRows,
} from './experimentTree.ts'
import classes from './ExperimentTree.module.css'
import { rowAddress, TreeLine } from './TreeLine.tsx'
import { treeAction, typedRow } from './treeKeys.ts'

type Props = {
  experiments: readonly Experiment[]
  /** The experiments that the page is about. */
  currentIds: readonly string[]
  /** Called when the user is about to open an experiment. */
  onIntent: () => void
}

const ROW_PX = 28
/** A pause that ends a word typed into the tree. */
const TYPING_MS = 700

const readPaths = (stored: unknown): string[] =>
  Array.isArray(stored) ? stored.filter((path) => typeof path === 'string') : []

/** All experiments as a tree of folders, with search, operated by keyboard like a file tree. */
export function ExperimentTree({ experiments, currentIds, onIntent }: Props) {
  const [search, setSearch] = useState('')
  const [closed, storeClosed] = useStoredState('closed-folders', readPaths)
  const tree = useMemo(() => experimentTree(experiments), [experiments])
  const rows = useMemo(() => {
    const closedPaths = new Set(closed)
    // What a search found is all shown.
    const isOpen = (folder: Folder) => search !== '' || !closedPaths.has(folder.path)
    return visibleRows(searchTree(tree, search), isOpen)
  }, [tree, search, closed])

  const setOpen = ({ path }: Folder, open: boolean) => {
    if (search !== '') return
    const others = closed.filter((other) => other !== path)
    storeClosed(open ? others : [...others, path])
  }

  return (
    <div className={classes.tree}>
      <label className={classes.search}>
        <Search size={14} aria-hidden />
        <input
          type="search"
          placeholder="Find experiments"
          aria-label="Find experiments"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </label>
      {rows.length === 0 ? (
        <p className={classes.nothing}>
          {search === '' ? 'No experiments yet.' : 'No experiment has this in its name.'}
        </p>
      ) : (
        <TreeRows rows={rows} currentIds={currentIds} setOpen={setOpen} onIntent={onIntent} />
      )}
    </div>
  )
}

type RowsProps = {
  rows: readonly TreeRow[]
  currentIds: readonly string[]
  setOpen: (folder: Folder, open: boolean) => void
  onIntent: () => void
}

function TreeRows({ rows, currentIds, setOpen, onIntent }: RowsProps) {
  const id = useId()
  const navigate = useNavigate()
  const scroller = useRef<HTMLUListElement>(null)
  const typed = useRef({ text: '', at: 0 })
  const current = [...currentIds].toSorted().join(',')
  const isCurrent = ({ node }: TreeRow) =>
    current ===
    (node.kind === 'folder'
      ? node.experiments
          .map(({ id }) => id)
          .toSorted()
          .join(',')
      : node.experiment.id)

  const [activeKey, setActiveKey] = useState<string | null>(null)
  const found = rows.findIndex((row) => (activeKey ? rowKey(row) === activeKey : isCurrent(row)))
  const active = Math.max(found, 0)

  // oxlint-disable-next-line react/incompatible-library -- it matters to React's compiler, which is not in use
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  })

  const moveTo = (index: number) => {
    const row = rows[index]
    if (!row) return
    setActiveKey(rowKey(row))
    virtualizer.scrollToIndex(index)
  }

  const handleKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const action = treeAction(rows, active, event.key)
    if (action) {
      event.preventDefault()
      if (action.type === 'move') moveTo(action.to)
      else if (action.type === 'follow') {
        const row = rows[active]
        if (row) void navigate(rowAddress(row))
      } else setOpen(action.folder, action.type === 'open')
    } else if (event.key.length === 1) {
      event.preventDefault()
      const { text, at } = typed.current
      const fresh = event.timeStamp - at > TYPING_MS
      typed.current = { text: (fresh ? '' : text) + event.key, at: event.timeStamp }
      moveTo(typedRow(rows, active, typed.current.text) ?? active)
    }
  }

  const activeRow = rows[active]
  return (
    <ul
      ref={scroller}
      className={classes.rows}
      role="tree"
      aria-label="Experiments"
      tabIndex={0}
      aria-activedescendant={activeRow && `${id}-${active}`}
      onKeyDown={handleKey}
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
              onActivate={() => setActiveKey(rowKey(row))}
              onIntent={onIntent}
              setOpen={setOpen}
            />
          )
        )
      })}
    </ul>
  )
}
