import { Plus, Search, Settings2 } from 'lucide-react'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import classes from './ExperimentTree.module.css'
import { FOLDER_SEPARATORS, folderSeparator } from './folderSeparator.ts'

type Props = {
  search: string
  onSearch: (search: string) => void
  /** Left out where nothing can be changed. */
  onCreate: (() => void) | undefined
}

/** Above the tree: the search, what makes folders, and the way to a new experiment. */
export function TreeHead({ search, onSearch, onCreate }: Props) {
  const chosen = folderSeparator.useValue()
  return (
    <div className={classes.head}>
      <label className={classes.search}>
        <Search size={14} aria-hidden />
        <input
          type="search"
          placeholder="Find experiments"
          aria-label="Find experiments"
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
        />
      </label>
      <ActionMenu
        label={<Settings2 size={14} aria-hidden />}
        description="Folders of the tree"
        items={FOLDER_SEPARATORS.map((separator) => ({
          label: `Folders by ${separator}`,
          checked: separator === chosen,
          onSelect: () => folderSeparator.set(separator),
        }))}
      />
      {onCreate && (
        <button
          type="button"
          className={classes.create}
          aria-label="New experiment"
          title="New experiment"
          onClick={onCreate}
        >
          <Plus size={15} aria-hidden />
        </button>
      )}
    </div>
  )
}
