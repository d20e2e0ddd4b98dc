import {
  ChevronRight,
  Ellipsis,
  FlaskConical,
  Folder as FolderIcon,
  History,
  Star,
} from 'lucide-react'
import type { MouseEvent } from 'react'
import { Link } from 'react-router-dom'
import type { Experiment } from '#mlflow/experiments.ts'
import { paths } from '#src/paths.ts'
import { ActionMenu, type MenuItem } from '#ui/ActionMenu.tsx'
import {
  experimentsOf,
  type Folder,
  splitAtFound,
  type TreeNode,
  type TreeRow,
} from './experimentTree.ts'
import classes from './ExperimentTree.module.css'
import { FolderCount } from './FolderCount.tsx'
import { toggleStars } from './keptExperiments.ts'
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
  selected: boolean
  /** Ids of all starred experiments. */
  starred: readonly string[]
  /** What is searched: it stands out in the name. */
  search: string
  menu: readonly MenuItem[]
  onActivate: () => void
  /** A click on the name; it follows the link unless it is prevented. */
  onPress: (event: MouseEvent) => void
  onIntent: () => void
  setOpen: (folders: readonly Folder[], open: boolean) => void
  focusTree: () => void
}

/** Where a row leads: one experiment, or the workspace over all that a folder holds. */
export const rowAddress = ({ node }: TreeRow): string =>
  paths.experiment(...experimentsOf(node).map(({ id }) => id))

const INDENT_PX = 14

/** One line of the tree: a folder or an experiment. */
export function TreeLine(props: Props) {
  const { id, row, top, height, active, current, selected, starred, search, menu } = props
  const { node, level, position, siblings, open } = row
  const isFolder = node.kind === 'folder'
  return (
    <li
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={selected}
      aria-current={current ? 'page' : undefined}
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
            props.onActivate()
            props.setOpen([node], !open)
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
        title={titleOf(node)}
        onClick={props.onPress}
        onMouseEnter={props.onIntent}
      >
        <RowIcon node={node} />
        <bdi className={classes.name}>
          {splitAtFound(node.name, search).map((piece, index) =>
            index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece,
          )}
        </bdi>{' '}
        {isFolder ? (
          <FolderCount experiments={node.experiments} />
        ) : (
          <RunCount experimentId={node.experiment.id} />
        )}
      </Link>
      {!isFolder && (
        <StarButton
          experiment={node.experiment}
          name={node.name}
          starred={starred.includes(node.experiment.id)}
        />
      )}
      <span className={classes.menu}>
        <ActionMenu
          label={<Ellipsis size={14} aria-hidden />}
          description={`Actions for ${node.name}`}
          items={menu}
          returnFocus={props.focusTree}
        />
      </span>
    </li>
  )
}

type StarProps = { experiment: Experiment; name: string; starred: boolean }

function StarButton({ experiment, name, starred }: StarProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.star}
      aria-label={`Star ${name}`}
      aria-pressed={starred}
      title={starred ? 'Take the star away (s)' : 'Star (s)'}
      onClick={() => toggleStars([experiment.id])}
    >
      <Star size={13} aria-hidden />
    </button>
  )
}

const titleOf = (node: TreeNode) =>
  node.kind === 'experiment' ? node.experiment.name : node.path || node.name

function RowIcon({ node }: { node: TreeNode }) {
  const Icon =
    node.kind === 'experiment'
      ? FlaskConical
      : { folder: FolderIcon, starred: Star, recent: History }[node.section ?? 'folder']
  return <Icon size={14} className={classes.icon} aria-hidden />
}
