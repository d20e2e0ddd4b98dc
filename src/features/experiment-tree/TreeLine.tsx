import { ChevronRight, FlaskConical, Folder as FolderIcon } from 'lucide-react'
import { Link } from 'react-router-dom'
import { paths } from '#src/paths.ts'
import type { Folder, TreeRow } from './experimentTree.ts'
import classes from './ExperimentTree.module.css'
import { RunCount } from './RunCount.tsx'

type Props = {
  id: string
  row: TreeRow
  /** Place in the scrolled list, in px. */
  top: number
  height: number
  /** The row that keys act on. */
  active: boolean
  /** The row that the page is about. */
  current: boolean
  onActivate: () => void
  onIntent: () => void
  setOpen: (folder: Folder, open: boolean) => void
}

/** Where a row leads: one experiment, or the workspace over all that a folder holds. */
export const rowAddress = ({ node }: TreeRow): string =>
  node.kind === 'folder'
    ? paths.experiment(...node.experiments.map(({ id }) => id))
    : paths.experiment(node.experiment.id)

const INDENT_PX = 14

/** One line of the tree: a folder or an experiment. */
export function TreeLine(props: Props) {
  const { id, row, top, height, active, current, onActivate, onIntent, setOpen } = props
  const { node, level, position, siblings, open } = row
  const isFolder = node.kind === 'folder'
  return (
    <li
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={current}
      aria-labelledby={`${id}-link`}
      {...(open !== null && { 'aria-expanded': open })}
      className={classes.line}
      data-active={active || undefined}
      style={{ top, height, paddingLeft: 6 + (level - 1) * INDENT_PX }}
    >
      {isFolder ? (
        <button
          type="button"
          tabIndex={-1}
          className={classes.toggle}
          aria-label={`${open ? 'Close' : 'Open'} ${node.name}`}
          onClick={() => {
            onActivate()
            setOpen(node, !open)
          }}
        >
          <ChevronRight size={14} aria-hidden data-open={open} />
        </button>
      ) : (
        <span className={classes.toggle} />
      )}
      <Link
        id={`${id}-link`}
        to={rowAddress(row)}
        tabIndex={-1}
        className={classes.link}
        title={isFolder ? node.path : node.experiment.name}
        onClick={() => {
          onActivate()
          if (isFolder) setOpen(node, true)
        }}
        onMouseEnter={onIntent}
      >
        {isFolder ? (
          <FolderIcon size={14} className={classes.icon} aria-hidden />
        ) : (
          <FlaskConical size={14} className={classes.icon} aria-hidden />
        )}
        <bdi className={classes.name}>{node.name}</bdi>{' '}
        {isFolder ? (
          <span
            className={classes.count}
            title={`${node.experiments.length} experiments in this folder`}
          >
            {node.experiments.length}
          </span>
        ) : (
          <RunCount experimentId={node.experiment.id} />
        )}
      </Link>
    </li>
  )
}
