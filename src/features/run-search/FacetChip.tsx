import { ChevronDown, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Popover } from '#ui/Popover.tsx'
import classes from './FacetChips.module.css'

type Props = {
  label: string
  /** What is chosen, in words; null when nothing is. */
  chosen: string | null
  disabled: boolean
  onClear: () => void
  /** The choices. */
  children: ReactNode
}

/** A common condition: it says what is chosen, opens its choices, and can be taken back. */
export function FacetChip({ label, chosen, disabled, onClear, children }: Props) {
  return (
    <div className={classes.chip} data-set={chosen !== null}>
      <Popover
        label={label}
        width={280}
        renderButton={(props) => (
          <button
            type="button"
            className={classes.open}
            aria-label={`Filter by ${label}${chosen === null ? '' : `: ${chosen}`}`}
            disabled={disabled}
            {...props}
          >
            {label}
            {chosen !== null && (
              <>
                {': '}
                <bdi className="cut" title={chosen}>
                  {chosen}
                </bdi>
              </>
            )}
            <ChevronDown size={12} aria-hidden />
          </button>
        )}
      >
        {children}
      </Popover>
      {chosen !== null && (
        <button
          type="button"
          className={classes.clear}
          aria-label={`Clear ${label}`}
          disabled={disabled}
          onClick={({ currentTarget }) => {
            // The button goes; the focus must not go with it.
            currentTarget.parentElement?.querySelector('button')?.focus()
            onClear()
          }}
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </div>
  )
}
