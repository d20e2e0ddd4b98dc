import { COLOUR_SLOTS } from '#src/runSelection.ts'
import { seriesColour } from '#ui/seriesColour.ts'
import type { ChartedRun } from './chartSeries.ts'
import { DASHES, type StyleKey, styleKey } from './runStyles.ts'
import classes from './StyleLegend.module.css'
import { useChartView } from './useChartView.ts'

/** What colours and dashes stand for, where they are given by a param or a tag. */
export function StyleLegend({ runs }: { runs: readonly ChartedRun[] }) {
  const [{ colour, dash }] = useChartView()
  return (
    <>
      <Key styleKey={styleKey(runs, colour, COLOUR_SLOTS)} kind="colour" />
      <Key styleKey={styleKey(runs, dash, DASHES.length)} kind="dash" />
    </>
  )
}

/** A line as it is drawn for a value, 24 px long. */
function Key({ styleKey, kind }: { styleKey: StyleKey | null; kind: 'colour' | 'dash' }) {
  if (!styleKey) return null
  const { field, values } = styleKey
  const placed = values.filter(({ place }) => place !== null)
  return (
    <ul className={classes.key} aria-label={kind === 'colour' ? 'Colours' : 'Dashes'}>
      <li className={classes.field}>
        <bdi>{field}</bdi>
      </li>
      {placed.map(({ text, place }) => (
        <li key={text}>
          <svg width={24} height={6} aria-hidden>
            <path
              d="M0 3H24"
              stroke={kind === 'colour' ? seriesColour(place) : 'currentColor'}
              strokeWidth={2}
              strokeDasharray={kind === 'dash' ? DASHES[place ?? 0]?.join(' ') : undefined}
            />
          </svg>
          <bdi className="cut">{text}</bdi>
        </li>
      ))}
      {placed.length < values.length && (
        <li>
          {values.length - placed.length} more values {kind === 'colour' ? 'grey' : 'solid'}
        </li>
      )}
    </ul>
  )
}
