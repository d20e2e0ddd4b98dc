import classes from './ComparisonTable.module.css'
import type { VersionDifference } from './versionDifferences.ts'

type Props = {
  title: string
  names: { a: string; b: string }
  differences: readonly VersionDifference[]
  /** What is said where nothing differs. */
  same: string
}

/** Where two versions say different things, row by row. */
export function DifferenceTable({ title, names, differences, same }: Props) {
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      {differences.length === 0 ? (
        <p className={classes.same}>{same}</p>
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table} aria-label={`${title} that differ`}>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">{names.a}</th>
                <th scope="col">{names.b}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ name, a, b }) => (
                <tr key={name}>
                  <th scope="row" className="name">
                    {name}
                  </th>
                  <td className="name">{textOf(a)}</td>
                  <td className="name">{textOf(b)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

const textOf = (value: string | null) => (value === null ? '–' : value === '' ? 'any' : value)
