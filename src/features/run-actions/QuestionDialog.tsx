import type { ActionRun } from './ActionRun.ts'
import { DeleteDialog } from './DeleteDialog.tsx'
import { PythonDialog } from './PythonDialog.tsx'
import { RenameDialog } from './RenameDialog.tsx'
import { RenameManyDialog } from './RenameManyDialog.tsx'
import { TagsDialog } from './TagsDialog.tsx'
import type { useRunChanges } from './useRunChanges.ts'

/** What is asked about some runs before it is done to them. They stay as they were when it was asked. */
export type Question =
  | { kind: 'rename' | 'tags' | 'python'; runs: readonly ActionRun[] }
  | { kind: 'delete'; runs: readonly ActionRun[]; nested: readonly string[] }

type Props = {
  question: Question
  changes: Pick<ReturnType<typeof useRunChanges>, 'rename' | 'retag' | 'remove'>
  onClose: () => void
}

/** Asks, and does what was answered. */
export function QuestionDialog({ question, changes, onClose }: Props) {
  const { kind, runs } = question
  if (kind === 'python') return <PythonDialog runs={runs} onClose={onClose} />
  if (kind === 'tags') {
    return (
      <TagsDialog
        runs={runs}
        onCancel={onClose}
        onSave={(plan) => {
          onClose()
          void changes.retag(runs, plan)
        }}
      />
    )
  }
  if (kind === 'delete') {
    return (
      <DeleteDialog
        runs={runs}
        nested={question.nested}
        onCancel={onClose}
        onDelete={(nested) => {
          onClose()
          void changes.remove([...runs, ...nested.map((id) => ({ id, name: id }))])
        }}
      />
    )
  }
  const onRename = (names: ReadonlyMap<string, string>) => {
    onClose()
    if (names.size > 0) void changes.rename(runs, names)
  }
  const [only] = runs
  return runs.length === 1 && only ? (
    <RenameDialog run={only} onRename={onRename} onCancel={onClose} />
  ) : (
    <RenameManyDialog runs={runs} onRename={onRename} onCancel={onClose} />
  )
}
