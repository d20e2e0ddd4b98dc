import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Link } from 'react-router-dom'
import type { Artifact } from '#mlflow/artifacts.ts'
import { paths } from '#src/paths.ts'
import { fileName } from '#src/artifactKind.ts'
import classes from './ArtifactBar.module.css'

type Props = {
  runId: string
  path: string
  /** What lies in the same folder. */
  siblings: readonly Artifact[]
}

/** The way to the files before and after one, in its folder. */
export function Neighbours({ runId, path, siblings }: Props) {
  const files = siblings.filter(({ isFolder }) => !isFolder)
  const at = files.findIndex((file) => file.path === path)
  if (at < 0 || files.length < 2) return null
  return (
    <nav className={classes.neighbours} aria-label="Files of this folder">
      <Step runId={runId} file={files[at - 1]} word="Previous" icon={ChevronLeft} />
      <span className="numeric">
        {at + 1} of {files.length}
      </span>
      <Step runId={runId} file={files[at + 1]} word="Next" icon={ChevronRight} />
    </nav>
  )
}

type StepProps = {
  runId: string
  file: Artifact | undefined
  word: string
  icon: typeof ChevronLeft
}

function Step({ runId, file, word, icon: Icon }: StepProps) {
  if (!file) return <Icon size={15} className={classes.end} aria-hidden />
  const label = `${word} file: ${fileName(file.path)}`
  return (
    <Link
      className={classes.step}
      to={paths.artifact(runId, file.path)}
      aria-label={label}
      title={label}
    >
      <Icon size={15} aria-hidden />
    </Link>
  )
}
