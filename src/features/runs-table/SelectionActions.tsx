import { Button, CloseButton } from '@mantine/core'
import { GitCompareArrows } from 'lucide-react'
import { Link } from 'react-router-dom'
import { paths } from '#src/paths.ts'
import type { RunSelection } from '#src/runSelection.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import classes from './RunsPanel.module.css'

type Props = { selection: RunSelection; onClear: () => void }

/** What can be done with the selected runs. */
export function SelectionActions({ selection, onClear }: Props) {
  return (
    <>
      <span className={classes.selected}>
        {selection.length} selected
        <CopyButton
          text={selection.map(({ runId }) => runId).join('\n')}
          what="ids of the selected runs"
        />
        <CloseButton
          size={22}
          iconSize={14}
          aria-label="Clear the selection"
          title="Clear the selection"
          onClick={onClear}
        />
      </span>
      <Button
        component={Link}
        to={paths.compare(selection)}
        variant="filled"
        leftSection={<GitCompareArrows size={14} aria-hidden />}
      >
        Compare ({selection.length})
      </Button>
    </>
  )
}
