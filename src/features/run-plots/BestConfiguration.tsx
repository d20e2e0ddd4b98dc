import { Star } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Link } from 'react-router-dom'
import { highlightRun, useIsHighlighted } from '#src/highlightedRun.ts'
import { paths } from '#src/paths.ts'
import { fieldName } from '#src/runFields.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import { downloadText } from '#ui/download.ts'
import { fileName } from '#ui/fileName.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import { seriesColour } from '#ui/seriesColour.ts'
import { TextButton } from '#ui/TextButton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import classes from './BestConfiguration.module.css'
import {
  type BestDrawing,
  bestDrawing,
  type RankedRun,
  writeEffect,
  writeP,
} from './bestDrawing.ts'
import { bestFiles, EFFECT_NOTE, rankingCsv } from './bestFiles.ts'
import { type ConfigEntry, configAsFlags, configAsJson, configAsYaml } from './configText.ts'
import { cautionsOf, type ParamImportance } from './paramImportance.ts'
import { PlotFigure } from './PlotFigure.tsx'
import type { PlotProps } from './plotProps.ts'
import type { BestSpec } from './plotSpecs.ts'

/** The best runs by a metric, which params matter for it, and the best run's config to copy. */
export function BestConfiguration({ spec, runs, actions, onChange }: PlotProps<BestSpec>) {
  const { table, rows } = runs
  const drawing = useMemo(() => bestDrawing(table, rows, spec), [table, rows, spec])
  const { direction, ranking, importance, config, summary, notes } = drawing
  const metric = fieldName(spec.metric)
  const [best] = ranking
  return (
    <PlotFigure
      spec={spec}
      summary={summary}
      notes={importance.some(({ effect }) => effect) ? [...notes, EFFECT_NOTE] : notes}
      files={importance.length > 0 ? bestFiles(drawing, spec) : null}
      actions={[
        ...actions,
        ...(best
          ? [
              {
                label: 'Save the ranking as CSV',
                onSelect: () =>
                  downloadText(
                    `${fileName(`best by ${metric}`)}.csv`,
                    'text/csv',
                    rankingCsv(drawing, spec),
                  ),
              },
            ]
          : []),
      ]}
      controls={
        direction !== 'unknown' && <span className={classes.way}>{direction} is better</span>
      }
    >
      <div className={classes.parts}>
        <section className={`${classes.part} ${classes.whole}`} aria-label="Ranking">
          <h3>The best runs</h3>
          {direction === 'unknown' ? (
            <div className={classes.question}>
              <p>
                The name <bdi>{metric}</bdi> does not tell which way is better.
              </p>
              <SegmentedChoice
                label="Which way is better"
                options={[
                  { value: 'unknown', label: 'Not said' },
                  { value: 'higher', label: 'Higher' },
                  { value: 'lower', label: 'Lower' },
                ]}
                value={direction}
                onChange={(way) => onChange({ ...spec, direction: way === 'unknown' ? null : way })}
              />
            </div>
          ) : best ? (
            <Ranking drawing={drawing} metric={metric} slots={runs.slots} />
          ) : (
            <p className={classes.none}>No run has a finite number.</p>
          )}
        </section>
        <section className={classes.part} aria-label="Which params matter">
          <h3>Which params matter</h3>
          {importance.length > 0 ? (
            <Importance importance={importance} />
          ) : (
            <p className={classes.none}>
              No param varies among the runs that have a finite number.
            </p>
          )}
        </section>
        {best && <Config best={best} config={config} />}
      </div>
    </PlotFigure>
  )
}

type RankingProps = {
  drawing: BestDrawing
  metric: string
  slots: ReadonlyMap<string, number | null>
}

function Ranking({ drawing: { ranking, columns }, metric, slots }: RankingProps) {
  return (
    <ScrollRegion className={classes.region} label="The best runs">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>Rank</VisuallyHidden>
            </th>
            <th scope="col">Run</th>
            <th scope="col" className={classes.number}>
              <bdi>{metric}</bdi>
            </th>
            {columns.map((param) => (
              <th key={param} scope="col" className={classes.param} title={param}>
                <bdi>{param}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ranking.map((run) => (
            <RankedLine key={run.id} run={run} slot={slots.get(run.id)} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

type LineProps = { run: RankedRun; slot: number | null | undefined }

function RankedLine({ run: { rank, id, name, value, text, params }, slot }: LineProps) {
  const highlighted = useIsHighlighted(id)
  return (
    <tr
      data-highlighted={highlighted || undefined}
      onPointerEnter={() => highlightRun(id)}
      onPointerLeave={() => highlightRun(null)}
    >
      <td className={classes.rank}>
        {rank === 1 ? (
          <>
            <Star size={11} fill="currentColor" aria-hidden />
            <VisuallyHidden>1, the best</VisuallyHidden>
          </>
        ) : (
          rank
        )}
      </td>
      <th scope="row" aria-label={name}>
        <span
          className={classes.swatch}
          style={{ background: slot === undefined ? 'none' : seriesColour(slot) }}
        />
        <Link to={paths.run(id)} className="cut" title={name}>
          <bdi>{name}</bdi>
        </Link>
      </th>
      <td className={classes.number} title={String(value)}>
        {text}
      </td>
      {params.map((param, i) => (
        <td key={i} className={classes.param} title={param}>
          <bdi>{param ?? '–'}</bdi>
        </td>
      ))}
    </tr>
  )
}

/** Of more params, the strongest are told first. */
const TOLD = 12

function Importance({ importance }: { importance: readonly ParamImportance[] }) {
  const [shown, setShown] = useState<'strongest' | 'all'>('strongest')
  const told = shown === 'all' ? importance : importance.slice(0, TOLD)
  return (
    <>
      <ScrollRegion className={classes.region} label="Effects of params">
        <table className={`${classes.table} ${classes.effects}`}>
          <thead>
            <tr>
              <th scope="col">Param</th>
              <th scope="col" className={classes.wide}>
                <VisuallyHidden>Strength</VisuallyHidden>
              </th>
              <th scope="col" className={classes.number}>
                Effect
              </th>
              <th scope="col" className={classes.number}>
                p
              </th>
              <th scope="col" className={classes.number}>
                n
              </th>
            </tr>
          </thead>
          <tbody>
            {told.map((one) => (
              <tr key={one.param}>
                <th scope="row" title={one.param}>
                  <bdi className="cut">{one.param}</bdi>
                </th>
                <td className={classes.wide}>
                  <span className={classes.track} aria-hidden>
                    <span
                      className={classes.bar}
                      style={{ width: `${(one.strength ?? 0) * 100}%` }}
                    />
                  </span>
                  {cautionsOf(one).map((caution) => (
                    <span key={caution} className={classes.caution}>
                      {caution}
                    </span>
                  ))}
                </td>
                <td className={classes.number}>{writeEffect(one)}</td>
                <td className={classes.number}>{one.effect ? writeP(one.effect.p) : '–'}</td>
                <td className={classes.number}>{one.n.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {importance.length > told.length && (
        <p className={classes.none}>
          The strongest {told.length} of {importance.length} params.{' '}
          <TextButton onClick={() => setShown('all')}>Show all</TextButton>
        </p>
      )}
    </>
  )
}

const FORMS = [
  { value: 'json', label: 'JSON' },
  { value: 'yaml', label: 'YAML' },
  { value: 'flags', label: 'Flags' },
] as const
type Form = (typeof FORMS)[number]['value']

const WRITERS: Record<Form, (entries: readonly ConfigEntry[]) => string> = {
  json: configAsJson,
  yaml: configAsYaml,
  flags: configAsFlags,
}

function Config({ best, config }: { best: RankedRun; config: readonly ConfigEntry[] }) {
  const [form, setForm] = useState<Form>('json')
  const text = WRITERS[form](config)
  return (
    <section className={classes.part} aria-label="Config of the best run">
      <div className={classes.configHead}>
        <h3>
          Config of <bdi>{best.name}</bdi>
        </h3>
        {config.length > 0 && (
          <>
            <SegmentedChoice
              label="Form of the config"
              options={FORMS}
              value={form}
              onChange={setForm}
            />
            <CopyButton key={form} text={text} what="the config" />
          </>
        )}
      </div>
      {config.length === 0 ? (
        <p className={classes.none}>It has logged no params.</p>
      ) : (
        <ScrollRegion className={classes.code} label="The config">
          <pre>{text}</pre>
        </ScrollRegion>
      )}
    </section>
  )
}
