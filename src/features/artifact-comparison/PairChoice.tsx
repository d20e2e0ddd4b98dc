import { ArrowLeftRight } from 'lucide-react'
import { IconButton } from '#ui/IconButton.tsx'
import classes from './PairChoice.module.css'
import type { PresentFile } from './comparedFile.ts'

type Props = {
  files: readonly PresentFile[]
  a: PresentFile
  b: PresentFile
  onChange: (pair: { a: string; b: string }) => void
}

/** Which two runs are compared. */
export const PairChoice = ({ files, a, b, onChange }: Props) => (
  <span className={classes.pair}>
    <RunSelect
      label="A"
      files={files}
      value={a.run.id}
      onChange={(id) => onChange({ a: id, b: b.run.id })}
    />
    <IconButton label="Swap A and B" onClick={() => onChange({ a: b.run.id, b: a.run.id })}>
      <ArrowLeftRight size={14} aria-hidden />
    </IconButton>
    <RunSelect
      label="B"
      files={files}
      value={b.run.id}
      onChange={(id) => onChange({ a: a.run.id, b: id })}
    />
  </span>
)

type SelectProps = {
  label: string
  files: readonly PresentFile[]
  value: string
  onChange: (runId: string) => void
}

const RunSelect = ({ label, files, value, onChange }: SelectProps) => (
  <label className={classes.run}>
    <b>{label}</b>
    <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
      {files.map(({ run }) => (
        <option key={run.id} value={run.id}>
          {run.name}
        </option>
      ))}
    </select>
  </label>
)
