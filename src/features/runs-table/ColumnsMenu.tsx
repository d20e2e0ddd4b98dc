import { Columns3 } from 'lucide-react'
import { useState } from 'react'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { Button } from '#ui/Button.tsx'
import { Popover } from '#ui/Popover.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { missingHistoryColumns } from './historyColumns.ts'
import { COLUMN_GROUPS, type RunColumn } from './runColumns.ts'
import classes from './ColumnsMenu.module.css'

type Props = {
  columns: readonly RunColumn[]
  hiddenIds: ReadonlySet<string>
  onShow: (columns: readonly RunColumn[], shown: boolean) => void
}

/** Which columns are on screen, one by one or a group at a time. */
export function ColumnsMenu({ columns, hiddenIds, onShow }: Props) {
  const hiddenCount = columns.filter(({ id }) => hiddenIds.has(id)).length
  return (
    <Popover
      label="Columns"
      width={280}
      renderButton={(props) => (
        <Button icon={<Columns3 size={14} aria-hidden />} {...props}>
          Columns
          {hiddenCount > 0 && (
            <span className={classes.count}>
              {columns.length - hiddenCount} of {columns.length}
            </span>
          )}
        </Button>
      )}
    >
      <ColumnList columns={columns} hiddenIds={hiddenIds} onShow={onShow} />
    </Popover>
  )
}

function ColumnList({ columns, hiddenIds, onShow }: Props) {
  const [search, setSearch] = useState('')
  const found = columns.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase()))
  return (
    <>
      <div className={classes.search}>
        <SearchField label="Find columns" value={search} onChange={setSearch} />
      </div>
      <div className={classes.groups}>
        {found.length === 0 && <p className={classes.nothing}>No column has this in its name.</p>}
        {COLUMN_GROUPS.map(({ group, label }) => {
          const members = found.filter((column) => column.group === group)
          const anyHidden = members.some(({ id }) => hiddenIds.has(id))
          return (
            members.length > 0 && (
              <fieldset key={group} className={classes.group}>
                <legend>
                  {label}
                  <button type="button" onClick={() => onShow(members, anyHidden)}>
                    {anyHidden ? 'Show all' : 'Hide all'}
                    <span className="visually-hidden"> {label.toLowerCase()}</span>
                  </button>
                </legend>
                {members.map((column) => (
                  <div key={column.id} className={classes.column}>
                    <label title={column.id}>
                      <input
                        type="checkbox"
                        checked={!hiddenIds.has(column.id)}
                        onChange={(event) => onShow([column], event.currentTarget.checked)}
                      />
                      <bdi className="cut">{column.label}</bdi>
                    </label>
                    <HistoryColumns metric={column} columns={columns} onShow={onShow} />
                  </div>
                ))}
              </fieldset>
            )
          )
        })}
      </div>
    </>
  )
}

type HistoryProps = Pick<Props, 'columns' | 'onShow'> & { metric: RunColumn }

/** Adds columns of a metric's course. Those that are there stand in the list, so that this is the only other entry. */
function HistoryColumns({ metric, columns, onShow }: HistoryProps) {
  const missing = missingHistoryColumns(metric, columns)
  if (missing.length === 0) return null
  return (
    <ActionMenu
      label="Add…"
      description={`Add… a column of ${metric.key}`}
      items={missing.map((added) => ({
        label: added.content.name,
        onSelect: () => onShow([added], true),
      }))}
    />
  )
}
