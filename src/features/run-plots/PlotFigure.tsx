import type { ReactNode } from 'react'
import type { PlotFiles } from '#charting/plotSheet.ts'
import type { MenuItem } from '#ui/ActionMenu.tsx'
import { WordBreaks } from '#ui/WordBreaks.tsx'
import classes from './PlotFigure.module.css'
import { PlotMenu } from './PlotMenu.tsx'
import { type PlotSpec, plotTitle, titleText } from './plotSpecs.ts'

type Props = {
  spec: PlotSpec
  /** What the plot shows, in words, for those who do not see it. */
  summary: string
  /** What one has to know of it beside the picture. */
  notes: readonly string[]
  files: PlotFiles | null
  actions: readonly MenuItem[]
  /** Whether it needs the width of two. */
  wide?: boolean
  /** What can be done with the plot at once. */
  controls?: ReactNode
  children: ReactNode
}

/** A plot with its title, its menu and its notes. */
export function PlotFigure(props: Props) {
  const { spec, summary, notes, files, wide = false, actions, controls, children } = props
  const title = titleText(spec)
  return (
    <figure className={classes.figure} aria-label={summary} data-wide={wide || undefined}>
      <figcaption className={classes.caption}>
        <span className={classes.name} title={title}>
          {plotTitle(spec).map(({ kind, text }, at) =>
            kind === 'words' ? (
              <span key={at} className={classes.words}>
                {text}
              </span>
            ) : (
              <bdi key={at}>
                <WordBreaks text={text} />
              </bdi>
            ),
          )}
        </span>
        {controls}
        <PlotMenu title={title} actions={actions} files={files} />
      </figcaption>
      {children}
      {notes.length > 0 && (
        <p className={classes.notes}>
          {notes.map((note, at) => (
            <span key={at}>
              {at > 0 && ' · '}
              {/* A name within may be written the other way; what stands beside it is not turned with it. */}
              <bdi dir="ltr">{note}</bdi>
            </span>
          ))}
        </p>
      )}
    </figure>
  )
}
