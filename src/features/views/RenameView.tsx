import { type SyntheticEvent, useState } from 'react'
import { refuseName } from './savedViews.ts'
import { renameView, useViews } from './viewStore.ts'
import classes from './ViewsMenu.module.css'

type Props = {
  name: string
  /** Told the name that the view has then. */
  onDone: (name: string) => void
}

/** A view's name as a field: Enter takes the new one, Escape the old one. */
export function RenameView({ name, onDone }: Props) {
  const { views } = useViews()
  const [newName, setNewName] = useState(name)
  const taken = newName !== name && views.some((view) => view.name === newName)
  const refusal = taken ? 'There is a view of this name.' : refuseName(newName)
  const rename = (event: SyntheticEvent) => {
    event.preventDefault()
    if (refusal !== null) return
    renameView(name, newName)
    onDone(newName)
  }
  return (
    <form className={classes.rename} onSubmit={rename}>
      <input
        ref={focusField}
        aria-label={`New name of ${name}`}
        dir="auto"
        value={newName}
        onChange={(event) => setNewName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onDone(name)
        }}
      />
      <output className={classes.hint}>{refusal}</output>
    </form>
  )
}

const focusField = (field: HTMLInputElement | null) => field?.select()
