import { useNavigate } from 'react-router-dom'
import type { Experiment, Relocation } from '#mlflow/experiments.ts'
import { paths } from '#src/paths.ts'
import { DeleteDialog } from './DeleteDialog.tsx'
import type { TreeNode } from './experimentTree.ts'
import type { FolderSeparator } from './folderSeparator.ts'
import { NameDialog, type Naming } from './NameDialog.tsx'
import { moveFolder } from './relocations.ts'
import type { useTreeChanges } from './useTreeChanges.ts'

/** What the user is asked before something is changed. */
export type TreeQuestion =
  | { type: 'create'; prefix: string }
  | { type: 'rename'; node: TreeNode }
  | { type: 'delete'; experiments: readonly Experiment[]; folder: string | null }

type Props = {
  question: TreeQuestion
  separator: FolderSeparator
  changes: ReturnType<typeof useTreeChanges>
  onRemove: (experiments: readonly Experiment[]) => Promise<void>
  onClose: () => void
}

/** Asks, and has it done. */
export function TreeDialog({ question, separator, changes, onRemove, onClose }: Props) {
  const navigate = useNavigate()
  const hint = `Each ${separator} in the name opens a folder.`

  if (question.type === 'delete') {
    const { experiments, folder } = question
    return (
      <DeleteDialog
        experiments={experiments}
        folder={folder}
        onConfirm={() => onRemove(experiments)}
        onClose={onClose}
      />
    )
  }

  if (question.type === 'create') {
    const create = async (name: string): Promise<Naming> => {
      try {
        void navigate(paths.experiment(await changes.create(name)))
        return { done: 1, refused: [] }
      } catch (error) {
        return { done: 0, refused: [{ name, error: toError(error) }] }
      }
    }
    return (
      <NameDialog
        title="New experiment"
        label="Name"
        hint={hint}
        name={question.prefix}
        submitLabel="Create"
        steps={1}
        onSubmit={create}
        onClose={onClose}
      />
    )
  }

  const { node } = question
  const isFolder = node.kind === 'folder'
  const oldName = isFolder ? node.path : node.experiment.name
  const relocationsTo = (name: string): Relocation[] =>
    isFolder ? moveFolder(node, name, separator) : [{ experiment: node.experiment, name }]
  const rename = async (name: string, onProgress: (dealtWith: number) => void): Promise<Naming> => {
    if (name === oldName) return { done: 0, refused: [] }
    const { done, failed } = await changes.relocate(
      relocationsTo(name),
      `${isFolder ? 'in' : 'called'} ${name}`,
      onProgress,
    )
    const refused = failed.map(({ item, error }) => ({ name: item.experiment.name, error }))
    return { done: done.length, refused }
  }
  return (
    <NameDialog
      title={isFolder ? 'Rename the folder' : 'Rename the experiment'}
      label={isFolder ? 'Path' : 'Name'}
      hint={hint}
      name={oldName}
      submitLabel="Rename"
      steps={isFolder ? node.experiments.length : 1}
      onSubmit={rename}
      onClose={onClose}
    />
  )
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))
