import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { IconButton } from '#ui/IconButton.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import { ORDER_RULE } from './compareOrder.ts'
import classes from './CompareToolbar.module.css'
import type { CompareSearch } from './compareSearch.ts'

type Props = {
  search: CompareSearch
  onChange: (change: Partial<CompareSearch>) => void
  /** Of all keys; `found` is null where none is searched for. */
  counts: { differing: number; all: number; found: number | null }
  onJump: (step: -1 | 1) => void
  /** At the end of the first line. */
  children: ReactNode
}

/** Which keys the comparison shows, in which order, and what of them. */
export function CompareToolbar({ search, onChange, counts, onJump, children }: Props) {
  const { rows, order, runsAs, statistic, deltas, baselineId } = search
  return (
    <div className={classes.toolbar}>
      <div className={classes.line}>
        <KeySearch keyText={search.keyText} onChange={(keyText) => onChange({ keyText })} />
        <label className={classes.switch}>
          <input
            type="checkbox"
            role="switch"
            checked={rows === 'differing'}
            aria-checked={rows === 'differing'}
            onChange={(event) =>
              onChange({ rows: event.currentTarget.checked ? 'differing' : 'all' })
            }
          />
          Only differing
        </label>
        <span className={`${classes.counts} numeric`}>
          {counts.differing} of {counts.all} keys differ
          {counts.found !== null && `, ${counts.found} found`}
        </span>
        <span className={classes.jumps}>
          <IconButton
            label="Previous difference"
            title="Previous difference: p"
            aria-keyshortcuts="p"
            onClick={() => onJump(-1)}
          >
            <ArrowUp size={14} aria-hidden />
          </IconButton>
          <IconButton
            label="Next difference"
            title="Next difference: n"
            aria-keyshortcuts="n"
            onClick={() => onJump(1)}
          >
            <ArrowDown size={14} aria-hidden />
          </IconButton>
        </span>
        <span className={classes.end}>{children}</span>
      </div>
      <div className={classes.line}>
        <Choice name="Metrics">
          <SegmentedChoice
            label="What is shown of metrics"
            options={[
              { value: 'last', label: 'Last' },
              { value: 'best', label: 'Best' },
              { value: 'min', label: 'Min' },
              { value: 'max', label: 'Max' },
            ]}
            value={statistic}
            onChange={(statistic) => onChange({ statistic })}
          />
        </Choice>
        <Choice
          name="Deltas"
          title={baselineId === null ? 'Make a run the baseline to see deltas' : undefined}
        >
          <SegmentedChoice
            label="How differences to the baseline are written"
            options={[
              { value: 'absolute', label: 'Absolute' },
              { value: 'percent', label: 'Percent' },
              { value: 'both', label: 'Both' },
              { value: 'none', label: 'None' },
            ]}
            value={deltas}
            onChange={(deltas) => onChange({ deltas })}
          />
        </Choice>
        <Choice name="Order" title={ORDER_RULE}>
          <SegmentedChoice
            label="Order of keys"
            options={[
              { value: 'name', label: 'Name' },
              { value: 'difference', label: 'Difference' },
            ]}
            value={order}
            onChange={(order) => onChange({ order })}
          />
        </Choice>
        <Choice name="Runs as">
          <SegmentedChoice
            label="Runs as"
            options={[
              { value: 'columns', label: 'Columns' },
              { value: 'rows', label: 'Rows' },
            ]}
            value={runsAs}
            onChange={(runsAs) => onChange({ runsAs })}
          />
        </Choice>
      </div>
    </div>
  )
}

type ChoiceProps = { name: string; title?: string | undefined; children: ReactNode }

const Choice = ({ name, title, children }: ChoiceProps) => (
  <span className={classes.choice} title={title}>
    <span aria-hidden>{name}</span>
    {children}
  </span>
)

type SearchProps = { keyText: string; onChange: (keyText: string) => void }

/** Shows what is typed at once, however long the table takes; the address has the last word once the field is left. */
function KeySearch({ keyText, onChange }: SearchProps) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <span onBlur={() => setDraft(null)}>
      <SearchField
        label="Search keys"
        value={draft ?? keyText}
        onChange={(text) => {
          setDraft(text)
          onChange(text)
        }}
      />
    </span>
  )
}
