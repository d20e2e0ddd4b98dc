import { useMemo } from 'react'
import { fieldName } from '#src/runFields.ts'
import { downloadText } from '#ui/download.ts'
import { fileName } from '#ui/fileName.ts'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import classes from './BestConfiguration.module.css'
import { bestDrawing } from './bestDrawing.ts'
import { bestFiles, EFFECT_NOTE, rankingCsv } from './bestFiles.ts'
import { BestRuns } from './BestRuns.tsx'
import { ConfigToCopy } from './ConfigToCopy.tsx'
import { ParamEffects } from './ParamEffects.tsx'
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
            <BestRuns drawing={drawing} metric={metric} slots={runs.slots} />
          ) : (
            <p className={classes.none}>No run has a finite number.</p>
          )}
        </section>
        <section className={classes.part} aria-label="Which params matter">
          <h3>Which params matter</h3>
          {importance.length > 0 ? (
            <ParamEffects importance={importance} />
          ) : (
            <p className={classes.none}>
              No param varies among the runs that have a finite number.
            </p>
          )}
        </section>
        {best && <ConfigToCopy name={best.name} config={config} />}
      </div>
    </PlotFigure>
  )
}
