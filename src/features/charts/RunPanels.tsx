import type { ReactNode } from 'react'
import { groupKey } from '#src/highlightedRun.ts'
import { formatCount } from '#ui/formatCount.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { ChartLegend } from './ChartLegend.tsx'
import { ChartSettings } from './ChartSettings.tsx'
import { allRuns, type ChartedRun, type RunGroup } from './chartSeries.ts'
import { MetricChart } from './MetricChart.tsx'
import { type PanelSection, panelSections, searchSections } from './panelSections.ts'
import { isSectionOpen, turnSection } from './panelsView.ts'
import classes from './RunPanels.module.css'
import { usePanelsView } from './usePanelsView.ts'

type Props = {
  /** Each is drawn as a line. */
  runs: readonly ChartedRun[]
  /** Each is drawn as the mean of its runs, with a band around it. */
  groups?: readonly RunGroup[]
  /** Every metric that one of the runs has. */
  metrics: readonly string[]
  /** Says which runs these are, where they are not simply the selected ones. */
  note?: string | null
}

const NO_GROUPS: readonly RunGroup[] = []

/** A panel for every metric of some runs, in folders; one search and one legend for them all. */
export function RunPanels({ runs, groups = NO_GROUPS, metrics, note = null }: Props) {
  const { view, changeView, text, type } = usePanelsView()
  const logged = allRuns({ runs, groups })
  const isCurve = (metric: string) =>
    logged.some((run) => (run.metrics.get(metric)?.step ?? 0) !== 0)
  const sections = searchSections(panelSections(metrics, isCurve), text)
  const found = sections.reduce((total, section) => total + section.metrics.length, 0)
  const entries = [
    ...runs.map(({ run, slot }) => ({ runId: run.id, name: run.name, slot })),
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
            : `${found} of ${formatCount(metrics.length, 'panel')}`}
        </output>
        <ChartSettings metrics={metrics} grouped={groups.length > 0} />
      </div>
      <div>
        {note !== null && <p className={classes.note}>{note}</p>}
        <ChartLegend entries={entries} />
      </div>
      <ScrollRegion className={classes.scroller} label="Panels of metrics">
        {sections.map((section) => (
          <Section
            key={section.name}
            section={section}
            open={isSectionOpen(view, section.name)}
            searched={text.trim() !== ''}
            onTurn={() => changeView(turnSection(view, section.name))}
          >
            {section.metrics.map((metric) => (
              <MetricChart
                key={metric}
                metric={metric}
                runs={runs}
                groups={groups}
                legend="elsewhere"
              />
            ))}
          </Section>
        ))}
        {metrics.length === 0 && <p className={classes.note}>These runs have logged no metric.</p>}
        {metrics.length > 0 && found === 0 && (
          <p className={classes.note}>
            No panel’s name holds <q className="name">{text.trim()}</q>.
          </p>
        )}
      </ScrollRegion>
    </section>
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
  if (name === '') return <div className={classes.grid}>{children}</div>
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
      <div className={classes.grid}>{children}</div>
    </details>
  )
}
