import { useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router-dom'
import type { Experiment } from '#mlflow/experiments.ts'
import { paths } from '#src/paths.ts'
import type { MenuItem } from '#ui/ActionMenu.tsx'
import { useStoredState } from '#ui/storedState.ts'
import {
  experimentTree,
  experimentsOf,
  type Folder,
  folderAt,
  placeOf,
  rowKey,
  searchTree,
  sectionOf,
  type TreeNode,
  type TreeRow,
  visibleRows,
} from './experimentTree.ts'
import classes from './ExperimentTree.module.css'
import { folderSeparator } from './folderSeparator.ts'
import { recentExperiments, starredExperiments, toggleStars } from './keptExperiments.ts'
import { TreeDialog, type TreeQuestion } from './TreeDialog.tsx'
import { TreeFoot } from './TreeFoot.tsx'
import { TreeHead } from './TreeHead.tsx'
import { TreeRows } from './TreeRows.tsx'
import type { TreeSelection } from './treeSelection.ts'
import { rowAddress } from './TreeLine.tsx'
import { useTreeChanges } from './useTreeChanges.ts'

type Props = {
  experiments: readonly Experiment[]
  /** The experiments that the page is about. */
  currentIds: readonly string[]
  /** Whether the server takes changes. */
  canChange: boolean
  /** Called when the user is about to open an experiment. */
  onIntent: () => void
}

const readTexts = (stored: unknown): string[] =>
  Array.isArray(stored) ? stored.filter((text) => typeof text === 'string') : []
/** Recent experiments stand in the tree anyway, so they are shown on demand. */
const readSections = (stored: unknown): string[] =>
  stored === undefined ? ['starred'] : readTexts(stored)

/** All experiments as a tree of folders, operated by keyboard like a file tree, where they are also changed. */
export function ExperimentTree({ experiments, currentIds, canChange, onIntent }: Props) {
  const navigate = useNavigate()
  const separator = folderSeparator.useValue()
  const starred = starredExperiments.useValue()
  const recent = recentExperiments.useValue()
  const [search, setSearch] = useState('')
  const [closed, storeClosed] = useStoredState('closed-folders', readTexts)
  const [openSections, storeOpenSections] = useStoredState('open-sections', readSections)
  const [marked, setMarked] = useState<TreeSelection>(new Set())
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const [question, setQuestion] = useState<TreeQuestion | null>(null)
  const scroller = useRef<HTMLUListElement>(null)
  const focusTree = () => scroller.current?.focus()
  const changes = useTreeChanges(focusTree)

  const byId = useMemo(
    () => new Map(experiments.map((experiment) => [experiment.id, experiment])),
    [experiments],
  )
  // What is deleted elsewhere is no longer selected.
  const selection = useMemo(() => new Set([...marked].filter((id) => byId.has(id))), [marked, byId])
  const tree = useMemo(() => experimentTree(experiments, separator), [experiments, separator])
  const rows = useMemo(() => {
    // What a search found is all shown, each once.
    if (search !== '') return visibleRows(searchTree(tree, search), () => true)
    const sections = [
      ...sectionOf('starred', starred, byId, separator),
      ...sectionOf('recent', recent, byId, separator),
    ]
    const closedPaths = new Set(closed)
    return visibleRows([...sections, ...tree], ({ section, path }) =>
      section ? openSections.includes(section) : !closedPaths.has(path),
    )
  }, [tree, search, closed, openSections, starred, recent, byId, separator])

  const isCurrent = useMemo(() => {
    const current = currentIds.toSorted().join()
    return ({ node }: TreeRow) =>
      experimentsOf(node).length === currentIds.length &&
      current ===
        experimentsOf(node)
          .map(({ id }) => id)
          .toSorted()
          .join()
  }, [currentIds])
  const found = rows.findIndex((row) =>
    activeKey === null ? row.node.section === null && isCurrent(row) : rowKey(row) === activeKey,
  )

  const setOpen = (folders: readonly Folder[], open: boolean) => {
    if (search !== '') return
    const sections = folders.flatMap(({ section }) => section ?? [])
    const otherSections = openSections.filter((name) => !sections.some((other) => other === name))
    storeOpenSections(open ? [...otherSections, ...sections] : otherSections)
    const changed = folders.flatMap(({ section, path }) => (section ? [] : path))
    const others = closed.filter((path) => !changed.includes(path))
    storeClosed(open ? others : [...others, ...changed])
  }

  /** What a change of the row is about, which is never only what a search found of it; null for what is no place. */
  const changeable = ({ node }: TreeRow): TreeNode | null => {
    if (!canChange) return null
    if (node.kind === 'experiment') return node
    return node.section ? null : (folderAt(tree, node.path) ?? null)
  }
  const askName = (row: TreeRow) => {
    const node = changeable(row)
    if (node) setQuestion({ type: 'rename', node })
  }
  const askDelete = (row: TreeRow) => {
    const node = changeable(row)
    if (!node) return
    const folder = node.kind === 'folder' ? node.path : null
    setQuestion({ type: 'delete', experiments: experimentsOf(node), folder })
  }
  const askDeleteSelected = () => {
    const experiments = [...selection].flatMap((id) => byId.get(id) ?? [])
    setQuestion({ type: 'delete', experiments, folder: null })
  }
  const askCreate = (row: TreeRow | undefined) =>
    setQuestion({ type: 'create', prefix: row ? prefixOf(row) : '' })
  const prefixOf = ({ node }: TreeRow) => {
    const path =
      node.kind === 'folder'
        ? node.path
        : placeOf(node.experiment, separator).folders.join(separator)
    return path && path + separator
  }

  const starItem = ({ id }: Experiment): MenuItem => ({
    label: starred.includes(id) ? 'Take the star away' : 'Star',
    onSelect: () => toggleStars([id]),
  })
  const menuFor = (row: TreeRow): MenuItem[] => {
    const { node } = row
    const isFolder = node.kind === 'folder'
    const harmless = [
      {
        label: isFolder ? 'Open together' : 'Open',
        onSelect: () => void navigate(rowAddress(row)),
      },
      ...(isFolder ? [] : [starItem(node.experiment)]),
    ]
    if (!changeable(row)) return harmless
    return [
      ...harmless,
      { label: 'New experiment here…', onSelect: () => askCreate(row) },
      { label: isFolder ? 'Rename folder…' : 'Rename…', onSelect: () => askName(row) },
      { label: 'Delete…', onSelect: () => askDelete(row) },
    ]
  }

  const remove = async (chosen: readonly Experiment[]) => {
    const gone = new Set((await changes.remove(chosen)).map(({ id }) => id))
    if (currentIds.some((id) => gone.has(id))) void navigate(paths.experiments())
  }

  return (
    <div className={classes.tree}>
      <TreeHead
        search={search}
        onSearch={setSearch}
        onCreate={canChange ? () => askCreate(rows[found]) : undefined}
      />
      {rows.length === 0 ? (
        <p className={classes.nothing}>
          {search === '' ? 'No experiments yet.' : 'No experiment has this in its name.'}
        </p>
      ) : (
        <TreeRows
          scroller={scroller}
          rows={rows}
          isCurrent={isCurrent}
          search={search}
          active={Math.max(found, 0)}
          setActive={(row) => setActiveKey(rowKey(row))}
          selection={selection}
          setSelection={setMarked}
          setOpen={setOpen}
          menuFor={menuFor}
          onRename={askName}
          onDelete={(row) =>
            selection.size > 0 && canChange ? askDeleteSelected() : askDelete(row)
          }
          onIntent={onIntent}
        />
      )}
      <TreeFoot
        selection={selection}
        onDelete={canChange ? askDeleteSelected : undefined}
        onClear={() => {
          setMarked(new Set())
          // The button that was pressed is gone.
          focusTree()
        }}
      />
      {question && (
        <TreeDialog
          question={question}
          separator={separator}
          changes={changes}
          onRemove={remove}
          onClose={() => {
            // Nothing beside a modal dialog takes the focus until it is gone.
            flushSync(() => setQuestion(null))
            focusTree()
          }}
        />
      )}
    </div>
  )
}
