import {
  Archive,
  Box,
  Braces,
  ChevronDown,
  ChevronRight,
  File,
  FileText,
  Grid3x3,
  Image,
  Music,
  NotebookText,
  Table,
  Video,
} from 'lucide-react'
import { Link } from 'react-router-dom'
import { visibleName } from '#files/suspectName.ts'
import { paths } from '#src/paths.ts'
import { formatBytes } from '#ui/formatTime.ts'
import { type ArtifactKind, artifactKind } from '#src/artifactKind.ts'
import type { TreeRow } from './artifactTree.ts'
import classes from './ArtifactTree.module.css'

type Props = {
  runId: string
  row: TreeRow
  /** The path that the address names. */
  selected: string
  /** The path of the one line in the tab order. */
  current: string | undefined
  onFocus: (path: string) => void
  onSetOpen: (folder: string, open: boolean) => void
  onListMore: (folder: string) => void
}

const icons: Record<ArtifactKind, typeof File> = {
  text: FileText,
  json: Braces,
  yaml: Braces,
  table: Table,
  image: Image,
  markdown: FileText,
  html: FileText,
  pdf: FileText,
  audio: Music,
  video: Video,
  notebook: NotebookText,
  archive: Archive,
  array: Grid3x3,
  model: Box,
  other: File,
}

const INDENT_PX = 16

/** One line of the tree: a link to a file or folder, a sentence, or a way to more of a long folder. */
export function ArtifactTreeRow(props: Props) {
  const { runId, row, selected, current, onFocus, onSetOpen, onListMore } = props
  const style = { paddingLeft: 10 + (row.level - 1) * INDENT_PX }

  if (row.kind === 'note') {
    return (
      <div
        role="treeitem"
        aria-level={row.level}
        aria-disabled
        className={classes.note}
        style={style}
      >
        {row.text}
      </div>
    )
  }
  if (row.kind === 'more') {
    return (
      <button
        type="button"
        role="treeitem"
        aria-level={row.level}
        className={classes.more}
        style={style}
        onClick={() => onListMore(row.folder)}
      >
        {row.hidden.toLocaleString('en')} more: list further
      </button>
    )
  }

  const { artifact, name, level, open, position, siblings } = row
  const { path, isFolder, bytes } = artifact
  const Chevron = open ? ChevronDown : ChevronRight
  const Icon = isFolder ? Chevron : icons[artifactKind(path)]
  return (
    <Link
      data-line
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={path === selected}
      aria-expanded={isFolder ? open : undefined}
      tabIndex={path === current ? 0 : -1}
      className={classes.line}
      style={style}
      title={visibleName(name)}
      to={paths.artifact(runId, path)}
      onFocus={() => onFocus(path)}
      onClick={() => isFolder && onSetOpen(path, !open)}
    >
      <Icon size={14} strokeWidth={1.75} className={classes.icon} aria-hidden />
      <bdi className={classes.name}>{visibleName(name)}</bdi>
      {bytes !== null && <span className={classes.size}>{formatBytes(bytes)}</span>}
    </Link>
  )
}
