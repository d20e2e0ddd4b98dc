import { Trash2 } from 'lucide-react'
import { Link } from 'react-router-dom'
import { paths } from '#src/paths.ts'
import { TextButton } from '#ui/TextButton.tsx'
import classes from './ExperimentTree.module.css'
import type { TreeSelection } from './treeSelection.ts'

type Props = {
  selection: TreeSelection
  /** Left out where nothing can be changed. */
  onDelete: (() => void) | undefined
  onClear: () => void
}

/** Below the tree: what can be done with the selected experiments, and the way to the trash. */
export function TreeFoot({ selection, onDelete, onClear }: Props) {
  return (
    <div className={classes.foot}>
      <output className={classes.selected}>
        {selection.size > 0 && `${selection.size} selected`}
      </output>
      {selection.size > 0 && (
        <>
          <Link to={paths.experiment(...selection)}>Open together</Link>
          {onDelete && <TextButton onClick={onDelete}>Delete</TextButton>}
          <TextButton onClick={onClear}>Clear</TextButton>
        </>
      )}
      <Link to={paths.trash()} className={classes.trash}>
        <Trash2 size={13} aria-hidden />
        Trash
      </Link>
    </div>
  )
}
