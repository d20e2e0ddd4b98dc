import type { Relocation } from '#mlflow/experiments.ts'
import { type Folder, placeOf } from './experimentTree.ts'
import type { FolderSeparator } from './folderSeparator.ts'

/** What gives a folder another path: the beginning of each name in it, or of the tag that put the experiment there. */
export function moveFolder(
  { path, experiments }: Folder,
  newPath: string,
  separator: FolderSeparator,
): Relocation[] {
  const depth = path.split(separator).length
  return experiments.map((experiment) => {
    const { folders, name, tag } = placeOf(experiment, separator)
    const moved = [newPath, ...folders.slice(depth)]
    return tag === null
      ? { experiment, name: [...moved, name].join(separator) }
      : { experiment, tag: { key: tag, value: moved.join(separator) } }
  })
}

/** What takes relocations back; the experiments in them are as they were before. */
export const wayBack = (relocations: readonly Relocation[]): Relocation[] =>
  relocations.map((relocation) => {
    const { experiment } = relocation
    if (!('tag' in relocation)) return { experiment, name: experiment.name }
    const { key } = relocation.tag
    return { experiment, tag: { key, value: experiment.tags.get(key) ?? '' } }
  })
