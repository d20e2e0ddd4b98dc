import { GitCompareArrows, X } from 'lucide-react'
import { type Ref, useImperativeHandle, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { CopyButton } from '#ui/CopyButton.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { formatCount } from '#ui/formatCount.ts'
import type { ActionRun } from './ActionRun.ts'
import { nestedRuns } from './nestedRuns.ts'
import { type Question, QuestionDialog } from './QuestionDialog.tsx'
import classes from './RunActions.module.css'
import { type RunEvents, useRunChanges } from './useRunChanges.ts'

/** What keys may ask for from outside; nothing happens where it is not on offer. */
export type RunActionsHandle = { rename: () => void; remove: () => void }

type Props = RunEvents & {
  /** The selected runs; nothing is shown while there are none. */
  runs: readonly ActionRun[]
  /** Whether the server refuses every change. */
  readOnly: boolean
  /** The address of their comparison. */
  compareTo: string
  /** The ids of the runs, not deleted, that are nested directly in one. */
  childrenOf: (runId: string) => readonly string[]
  onClear: () => void
  ref?: Ref<RunActionsHandle>
}

/** More runs than these are deleted only after a question. */
const DELETED_UNASKED = 20

/** What can be done with the selected runs. */
export function RunActions(props: Props) {
  const { runs, readOnly, compareTo, childrenOf, onClear, ref } = props
  const { progress, ...changes } = useRunChanges(props)
  const [question, setQuestion] = useState<Question | null>(null)
  const opener = useRef<Element>(null)
  const active = runs.filter(({ deleted }) => !deleted)
  const deleted = runs.filter(({ deleted }) => deleted)
  const changeable = !readOnly && active.length > 0

  const ask = (question: Question) => {
    opener.current = document.activeElement
    setQuestion(question)
  }
  const close = () => {
    flushSync(() => setQuestion(null))
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }
  const rename = () => ask({ kind: 'rename', runs: active })
  const remove = () => {
    const nested = nestedRuns(
      active.map(({ id }) => id),
      childrenOf,
    )
    if (nested.length === 0 && active.length <= DELETED_UNASKED) void changes.remove(active)
    else ask({ kind: 'delete', runs: active, nested })
  }
  useImperativeHandle(ref, () => ({
    rename: () => changeable && !question && rename(),
    remove: () => changeable && !question && remove(),
  }))

  return (
    <>
      {runs.length > 0 && (
        <div className={classes.bar}>
          <span className={classes.selected}>
            {runs.length} selected{deleted.length > 0 && `, ${deleted.length} deleted`}
            <CopyButton
              text={runs.map(({ id }) => id).join('\n')}
              what="ids of the selected runs"
            />
            <IconButton label="Clear the selection" size="compact" onClick={onClear}>
              <X size={14} aria-hidden />
            </IconButton>
            <output className={classes.progress}>
              {progress && `${progress.finished} of ${formatCount(progress.total, 'run')} done`}
            </output>
          </span>
          <ActionMenu
            look="button"
            label="Actions"
            description={`Actions for ${formatCount(runs.length, 'selected run')}`}
            items={[
              ...(changeable
                ? [
                    { label: 'Rename…', onSelect: rename },
                    { label: 'Tags…', onSelect: () => ask({ kind: 'tags', runs: active }) },
                  ]
                : []),
              { label: 'Load in Python…', onSelect: () => ask({ kind: 'python', runs }) },
              ...(changeable ? [{ label: 'Delete', onSelect: remove }] : []),
              ...(!readOnly && deleted.length > 0
                ? [{ label: 'Restore', onSelect: () => void changes.restore(deleted) }]
                : []),
            ]}
          />
          <ButtonLink
            to={compareTo}
            variant="filled"
            icon={<GitCompareArrows size={14} aria-hidden />}
          >
            Compare ({runs.length})
          </ButtonLink>
        </div>
      )}
      {question && <QuestionDialog question={question} changes={changes} onClose={close} />}
    </>
  )
}
