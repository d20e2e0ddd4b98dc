import { type ReactNode, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import classes from './TrashTable.module.css'
import type { Deleted } from './useRestore.ts'

type Props<Item> = {
  /** What lies here, e.g. `Deleted runs`. */
  label: string
  items: readonly Item[]
  columns: readonly { title: string; cell: (item: Item) => ReactNode }[]
  /** Left out where nothing can be changed. */
  restore: ((items: readonly Item[]) => Promise<void>) | undefined
  busy: boolean
}

/** Things in the trash, to be restored one by one or several at once. */
export function TrashTable<Item extends Deleted>(props: Props<Item>) {
  const { label, items, columns, restore, busy } = props
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  // What was restored in the meantime is no longer chosen.
  const selected = items.filter(({ id }) => chosen.has(id))
  const allSelected = selected.length === items.length

  const toggle = (id: string) => {
    const others = [...chosen].filter((other) => other !== id)
    setChosen(new Set(chosen.has(id) ? others : [...others, id]))
  }

  return (
    <>
      {restore && (
        <div className={classes.actions}>
          <Button disabled={busy || selected.length === 0} onClick={() => void restore(selected)}>
            Restore selected ({selected.length})
          </Button>
        </div>
      )}
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {restore && (
              <th scope="col" className={classes.check}>
                <input
                  type="checkbox"
                  aria-label={`Select all of ${label.toLowerCase()}`}
                  checked={allSelected}
                  ref={(box) => {
                    if (box) box.indeterminate = selected.length > 0 && !allSelected
                  }}
                  onChange={() => setChosen(new Set(allSelected ? [] : items.map(({ id }) => id)))}
                />
              </th>
            )}
            <th scope="col">Name</th>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            {restore && (
              <th scope="col" className={classes.action}>
                <span className="visually-hidden">Restore</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              {restore && (
                <td>
                  <input
                    type="checkbox"
                    aria-label={`Select ${item.name}`}
                    checked={chosen.has(item.id)}
                    onChange={() => toggle(item.id)}
                  />
                </td>
              )}
              <th scope="row" className="cut" title={item.name}>
                <bdi>{item.name}</bdi>
              </th>
              {columns.map(({ title, cell }) => (
                <td key={title} className="cut">
                  {cell(item)}
                </td>
              ))}
              {restore && (
                <td className={classes.action}>
                  <Button
                    size="compact"
                    disabled={busy}
                    aria-label={`Restore ${item.name}`}
                    onClick={() => void restore([item])}
                  >
                    Restore
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
