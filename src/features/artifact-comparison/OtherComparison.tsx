import { artifactUrl } from '#mlflow/artifacts.ts'
import { formatBytes } from '#ui/formatTime.ts'
import type { ComparisonProps } from './comparisonProps.ts'
import classes from './OtherComparison.module.css'

/** Files of which no more is known than how large they are. */
export const OtherComparison = ({ files }: ComparisonProps) => (
  <>
    <p className={classes.note}>Files of this type are compared by their sizes alone.</p>
    <table className={classes.table}>
      <tbody>
        {files.map(({ run, name, file }) => (
          <tr key={run.id}>
            <th scope="row">{name}</th>
            <td>{formatBytes(file.bytes ?? 0)}</td>
            <td>
              <a href={artifactUrl(run.id, file.path)} download>
                Download
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
)
