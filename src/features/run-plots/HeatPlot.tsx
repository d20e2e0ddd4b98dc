import { type CSSProperties, useMemo } from 'react'
import { shortNames } from '#charting/shortName.ts'
import { fieldName } from '#src/runFields.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatNumber } from '#ui/formatNumber.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { heatDrawing } from './heatDrawing.ts'
import { heatFiles } from './heatFiles.ts'
import classes from './HeatPlot.module.css'
import { HueLegend } from './HueLegend.tsx'
import { writeValue } from './plotFields.ts'
import figure from './PlotFigure.module.css'
import { PlotFigure } from './PlotFigure.tsx'
import type { PlotProps } from './plotProps.ts'
import { type HeatSpec, titleText } from './plotSpecs.ts'

/** Of the cells among other plots, in px; more of them scroll. */
const MOST_HEIGHT = 360

type CellStyle = CSSProperties & { '--heat': number }

/** The longest name of a column, in characters: it stands in several lines. */
const MOST_LETTERS = 18

/** A range of numbers breaks behind its dash only. */
const brokenAfterDash = (label: string) => label.replace(' – ', '\u00A0– ')

/** More columns than these need the width of two plots. */
const MANY_COLUMNS = 4

/** The mean of a metric for each pair of values of two fields, as a table. */
export function HeatPlot({ spec, runs: { table, rows }, height, actions }: PlotProps<HeatSpec>) {
  const drawing = useMemo(() => heatDrawing(table, rows, spec), [table, rows, spec])
  const { x, y, cells, extent, format, summary, notes } = drawing
  const columnNames = shortNames(x.labels.map(writeValue), MOST_LETTERS).map(brokenAfterDash)
  const evenWidth = `${100 / Math.max(x.labels.length, 1)}%`
  return (
    <PlotFigure
      spec={spec}
      summary={summary}
      notes={notes}
      files={extent ? heatFiles(drawing, spec) : null}
      wide={x.labels.length > MANY_COLUMNS}
      actions={actions}
    >
      {extent ? (
        <>
          <ScrollRegion
            className={classes.region}
            style={{ maxHeight: height ?? MOST_HEIGHT }}
            label={titleText(spec)}
          >
            <table className={classes.cells}>
              <thead>
                <tr>
                  <td className={classes.corner}>
                    <bdi className="cut">→ {x.name}</bdi>
                    <bdi className="cut">↓ {y.name}</bdi>
                  </td>
                  {x.labels.map((label, column) => (
                    <th key={label} scope="col" title={label} style={{ width: evenWidth }}>
                      <bdi>{columnNames[column]}</bdi>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {cells.map((line, at) => (
                  <tr key={y.labels[at]}>
                    <th scope="row" title={y.labels[at]}>
                      <bdi>{writeValue(y.labels[at] ?? '')}</bdi>
                    </th>
                    {line.map((cell, column) => {
                      if (!cell) {
                        return (
                          <td key={x.labels[column]} className={classes.none}>
                            <VisuallyHidden>no run</VisuallyHidden>
                          </td>
                        )
                      }
                      const style: CellStyle = { '--heat': cell.heat }
                      return (
                        <td
                          key={x.labels[column]}
                          className={classes.cell}
                          style={style}
                          title={`${x.name} ${x.labels[column]}, ${y.name} ${y.labels[at]}: ${cell.mean}, ${formatCount(cell.n, 'run')}`}
                        >
                          {formatNumber(cell.mean, format)}{' '}
                          <span className={classes.count}>n {cell.n.toLocaleString('en')}</span>
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <HueLegend name={`mean ${fieldName(spec.metric)}`} extent={extent} of="cells" />
        </>
      ) : (
        <div className={classes.region}>
          <p className={figure.empty}>No run has all three.</p>
        </div>
      )}
    </PlotFigure>
  )
}
