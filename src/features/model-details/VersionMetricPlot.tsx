import { type KeyboardEvent, useMemo, useState } from 'react'
import { Link } from 'react-router-dom'
import box from '#charting/plotBox.module.css'
import { PlotFrame } from '#charting/PlotFrame.tsx'
import { plotLayout } from '#charting/plotLayout.ts'
import { useSettledWidth } from '#charting/useSettledWidth.ts'
import type { ModelVersion } from '#mlflow/registry.ts'
import { paths } from '#src/paths.ts'
import { aliasesOf } from '#src/registry/versionInUse.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber } from '#ui/formatNumber.ts'
import { fullNumber } from '#ui/fullNumber.ts'
import { runOf, type RunsOfVersions } from './useRunsOfVersions.ts'
import classes from './VersionMetricPlot.module.css'
import { type VersionPlot, versionPlot } from './versionPlot.ts'

type Props = {
  versions: readonly ModelVersion[]
  aliases: ReadonlyMap<string, string>
  runs: RunsOfVersions
  metric: string
}

const HEIGHT_PX = 220

/** One metric over the versions of a model; each mark leads to its version and says what it is. */
export function VersionMetricPlot({ versions, aliases, runs, metric }: Props) {
  const plot = useMemo(
    () => versionPlot(versions, runs.byId, metric),
    [versions, runs.byId, metric],
  )
  const { ref, width } = useSettledWidth()
  const { odd } = plot
  const read = versions.map((version) => runOf(version, runs))
  const lost = read.filter((run) => run === 'lost').length
  const pending = read.filter((run) => run === 'pending').length
  const missing = plot.missing - lost - pending
  return (
    <>
      <div ref={ref} className={box.plot} style={{ height: HEIGHT_PX }}>
        {width > 0 &&
          (plot.points.length === 0 ? (
            <p className={classes.empty}>No version has a finite value of it.</p>
          ) : (
            <SizedPlot plot={plot} aliases={aliases} metric={metric} width={width} />
          ))}
      </div>
      <p className={classes.note}>
        Over the number of the version.{' '}
        {odd.length > 0 &&
          `Not drawn: ${odd.map(({ version, value }) => `version ${version.version}, ${formatNumber(value)}`).join('; ')}. `}
        {missing > 0 && `${formatCount(missing, 'version')} without a value. `}
        {lost > 0 && `The runs of ${formatCount(lost, 'version')} could not be read. `}
        {pending > 0 && `The runs of ${formatCount(pending, 'version')} are being read.`}
      </p>
    </>
  )
}

type SizedProps = {
  plot: VersionPlot
  aliases: ReadonlyMap<string, string>
  metric: string
  width: number
}

function SizedPlot({ plot: { points, x, y }, aliases, metric, width }: SizedProps) {
  const layout = useMemo(() => plotLayout({ x, y }, { width, height: HEIGHT_PX }), [x, y, width])
  const { area, toLeft, toTop } = layout
  // One stop of the Tab key for all marks; arrow keys go from one to the next.
  const [stop, setStop] = useState(points.length - 1)
  const marks = points.map(({ version, value }) => ({
    version,
    value,
    left: toLeft(Number(version.version)),
    top: toTop(value),
    names: [
      ...(version.stage === 'None' ? [] : [version.stage]),
      ...aliasesOf(aliases, version.version).map((alias) => `@${alias}`),
    ],
  }))
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const last = points.length - 1
    const next = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0, End: last }[event.key]
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const links = event.currentTarget.querySelectorAll('a')
    links[Math.max(0, Math.min(next, last))]?.focus()
  }
  return (
    <div className={box.frame}>
      <PlotFrame x={x} y={y} area={area} width={width} height={HEIGHT_PX} />
      <svg className={classes.lines} width={width} height={HEIGHT_PX} aria-hidden>
        <polyline points={marks.map(({ left, top }) => `${left},${top}`).join(' ')} />
      </svg>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the links inside. */}
      <ul className={classes.marks} aria-label={`${metric} by version`} onKeyDown={press}>
        {marks.map(({ version, value, left, top, names }, at) => (
          <li key={version.version} style={{ left, top }} data-stage={version.stage}>
            <Link
              to={paths.modelVersion(version.model, version.version)}
              className={classes.mark}
              tabIndex={at === Math.min(stop, points.length - 1) ? 0 : -1}
              aria-label={[`Version ${version.version}: ${fullNumber(value)}`, ...names].join(', ')}
              onFocus={() => setStop(at)}
            >
              <span
                className={classes.tip}
                data-side={left > width / 2 ? 'before' : 'after'}
                aria-hidden
              >
                <strong>Version {version.version}</strong>
                <span>{fullNumber(value)}</span>
                {names.map((name) => (
                  <span key={name}>{name}</span>
                ))}
              </span>
            </Link>
            {names.length > 0 && (
              <span
                className={classes.names}
                data-line={top < area.top + 28 ? 'below' : 'above'}
                aria-hidden
              >
                {names[0]}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
