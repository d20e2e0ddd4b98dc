import { Star } from 'lucide-react'
import classes from './FacetChips.module.css'

type Props = {
  /** How many of the loaded runs have a star. */
  count: number
  only: boolean
  onOnly: (only: boolean) => void
}

/** Leaves the starred runs alone, or brings back the others. */
export const StarredChip = ({ count, only, onOnly }: Props) => (
  <div className={classes.chip} data-set={only}>
    <button
      type="button"
      className={classes.toggle}
      title="Only runs with a star. The key s gives one to a run, and takes it."
      aria-pressed={only}
      onClick={() => onOnly(!only)}
    >
      <Star size={12} fill={only ? 'currentColor' : 'none'} aria-hidden />
      Starred <span className={classes.count}>{count.toLocaleString('en')}</span>
    </button>
  </div>
)
