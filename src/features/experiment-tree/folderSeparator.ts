import { sharedStoredState } from '#ui/sharedStoredState.ts'

/** What parts the names of experiments into folders. */
export const FOLDER_SEPARATORS = ['/', '.'] as const
export type FolderSeparator = (typeof FOLDER_SEPARATORS)[number]

/** The user's choice, for the tree and for every page that names folders. */
export const folderSeparator = sharedStoredState<FolderSeparator>(
  'folder-separator',
  (stored) => FOLDER_SEPARATORS.find((separator) => separator === stored) ?? '/',
)
