import { type ReactNode, useMemo } from 'react'
import { groupKey } from '#src/highlightedRun.ts'
import { ActionMenu } from '#ui/ActionMenu.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import { ChartLegend } from './ChartLegend.tsx'
import { ChartSettings } from './ChartSettings.tsx'
import { allRuns, type ChartedRun, type RunGroup } from './chartSeries.ts'
import { EnlargedPanel } from './EnlargedPanel.tsx'
import { PanelGrid } from './PanelGrid.tsx'
import { type PanelSection, panelSections, searchSections } from './panelSections.ts'
import {
  arrangedSections,
  isHidden,
  isSectionOpen,
  type PanelsView,
  turnPanel,
  turnSection,
} from './panelsView.ts'
import classes from './RunPanels.module.css'
import { facetsOf, styledRuns } from './runStyles.ts'
import { StyleLegend } from './StyleLegend.tsx'
import { useChartView } from './useChartView.ts'
import { usePanelsView } from './usePanelsView.ts'

type Props = {
  /** Each is drawn as a line. */
  runs: readonly ChartedRun[]
  /** Each is drawn as the mean of its runs, with a band around it. */
  groups?: readonly RunGroup[]
  /** Every metric that one of the runs has. */
  metrics: readonly string[]
  /** The fields by which their lines may be told apart, as `params.model`. */
  fields?: readonly string[]
  /** Says which runs these are, where they are not simply the selected ones. */
  note?: string | null
  /** What stands above the panels and scrolls with them. */
  plots?: ReactNode
}

const NO_GROUPS: readonly RunGroup[] = []
const NO_FIELDS: readonly string[] = []

const SIZES = [
  { value: 'small', label: 'S' },
  { value: 'medium', label: 'M' },
  { value: 'large', label: 'L' },
] as const

/** A panel for every metric of some runs, in folders; one search and one legend for them all. */
export function RunPanels({
  runs,
  groups = NO_GROUPS,
  metrics,
  fields = NO_FIELDS,
  note = null,
  plots,
}: Props) {
  const { view, changeView, text, type } = usePanelsView()
  const [style] = useChartView()
  const { label, colour, dash, facet } = style
  const facets = useMemo(
    () => facetsOf(styledRuns(runs, { label, colour, dash, facet }, fields), facet),
    [runs, label, colour, dash, facet, fields],
  )
  const drawn = facets.flatMap(({ runs }) => runs)
  const logged = allRuns({ runs, groups })
  const isCurve = (metric: string) =>
    logged.some((run) => (run.metrics.get(metric)?.step ?? 0) !== 0)
  const sections = searchSections(arrangedSections(panelSections(metrics, isCurve), view), text)
  const found = sections.flatMap(({ metrics }) => metrics)
  const hidden = metrics.filter((metric) => isHidden(view, metric))
  const entries = [
    ...drawn.map(({ run, slot, label }) => ({ runId: run.id, name: label ?? run.name, slot })),
    ...groups.map((group) => ({
      runId: groupKey(group),
      name: `${group.label} (${formatCount(group.runs.length, 'run')})`,
      slot: group.slot,
    })),
  ]

  return (
    <section className={classes.panels} aria-label="Panels">
      <div className={classes.toolbar}>
        <SearchField label="Search panels" value={text} onChange={type} />
        <output className={classes.count}>
          {text.trim() === ''
            ? formatCount(metrics.length, 'panel')
            : `${found.length} of ${formatCount(metrics.length, 'panel')}`}
        </output>
        {hidden.length > 0 && <HiddenPanels hidden={hidden} view={view} onChange={changeView} />}
        <SegmentedChoice
          label="Size of panels"
          options={SIZES}
          value={view.size}
          onChange={(size) => changeView({ size })}
        />
        <ChartSettings metrics={metrics} fields={fields} grouped={groups.length > 0} />
      </div>
      <div>
        {note !== null && <p className={classes.note}>{note}</p>}
        {colour === '' && <ChartLegend entries={entries} />}
        <StyleLegend runs={drawn} />
      </div>
      <ScrollRegion className={classes.scroller} label="Panels of metrics">
        {plots}
        {sections.map((section) => (
          <Section
            key={section.name}
            section={section}
            open={isSectionOpen(view, section.name)}
            searched={text.trim() !== ''}
            onTurn={() => changeView(turnSection(view, section.name))}
          >
            <PanelGrid
              metrics={section.metrics}
              facets={facets}
              groups={groups}
              view={view}
              onChange={changeView}
            />
          </Section>
        ))}
        {metrics.length === 0 && <p className={classes.note}>These runs have logged no metric.</p>}
        {metrics.length > hidden.length && found.length === 0 && (
          <p className={classes.note}>
            No panel’s name holds <q className="name">{text.trim()}</q>.
          </p>
        )}
      </ScrollRegion>
      {view.enlarged !== null && metrics.includes(view.enlarged) && (
        <EnlargedPanel
          metric={view.enlarged}
          metrics={found.includes(view.enlarged) ? found : [view.enlarged]}
          runs={drawn}
          groups={groups}
          fields={fields}
          onChange={(enlarged) => changeView({ enlarged })}
        />
      )}
    </section>
  )
}

type HiddenProps = {
  hidden: readonly string[]
  view: PanelsView
  onChange: (change: Partial<PanelsView>) => void
}

/** Says how many panels are hidden, and shows them again. */
function HiddenPanels({ hidden, view, onChange }: HiddenProps) {
  return (
    <ActionMenu
      look="button"
      label={`${hidden.length} hidden`}
      description="Hidden panels"
      items={[
        { label: 'Show all', onSelect: () => onChange({ hidden: [] }) },
        ...hidden.map((metric) => ({
          label: `Show ${metric}`,
          onSelect: () => onChange(turnPanel(view, metric)),
        })),
      ]}
    />
  )
}

type SectionProps = {
  section: PanelSection
  /** What a search has found is in sight. */
  searched: boolean
  open: boolean
  onTurn: () => void
  children: ReactNode
}

/** Panels of one folder, which can be closed; those in none stand open. */
function Section({ section: { name, metrics }, searched, open, onTurn, children }: SectionProps) {
  if (name === '') return <div className={classes.loose}>{children}</div>
  return (
    <details
      className={classes.section}
      open={open || searched}
      onToggle={(event) => !searched && event.currentTarget.open !== open && onTurn()}
    >
      <summary>
        <bdi className="cut">{name}</bdi>
        <span className={classes.count}>{metrics.length}</span>
      </summary>
      {children}
    </details>
  )
}
