import { useState } from 'react'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import classes from './BestConfiguration.module.css'
import { writeEffect, writeP } from './bestDrawing.ts'
import { cautionsOf, type ParamImportance } from './paramImportance.ts'

/** Of more params, the strongest are told first. */
const TOLD = 12

/** How much each param goes together with the metric, as a bar and in numbers. */
export function ParamEffects({ importance }: { importance: readonly ParamImportance[] }) {
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
