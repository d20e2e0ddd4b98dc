import { X } from 'lucide-react'
import { type Brush, describeBrush, withBrush } from '#src/brushes.ts'
import { Button } from '#ui/Button.tsx'
import { formatCount } from '#ui/formatCount.ts'
import classes from './BrushStrip.module.css'

type Props = {
  brushes: readonly Brush[]
  /** How many runs lie within all of them, and of how many. */
  left: number
  of: number
  onChange: (brushes: readonly Brush[]) => void
}

/** Says to which parts of fields' values the runs are narrowed down, and takes that back. */
export function BrushStrip({ brushes, left, of, onChange }: Props) {
  return (
    <section className={classes.strip} aria-label="Brushed">
      {brushes.map((brush) => {
        const { name, part } = describeBrush(brush)
        return (
          <button
            key={brush.field}
            type="button"
            className={classes.chip}
            title={`${name} ${part}: show the others again`}
            aria-label={`Clear the brush on ${name}, ${part}`}
            onClick={() => onChange(withBrush(brushes, brush.field, null))}
          >
            <bdi className="cut">{name}</bdi>
            <bdi className={`${classes.part} cut`}>{part}</bdi>
            <X size={13} aria-hidden />
          </button>
        )
      })}
      <output>
        {left.toLocaleString('en')} of {formatCount(of, 'run')}
      </output>
      {brushes.length > 1 && (
        <Button size="tiny" onClick={() => onChange([])}>
          Clear all
        </Button>
      )}
    </section>
  )
}
