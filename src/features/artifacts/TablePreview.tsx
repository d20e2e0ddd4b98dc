import { artifactUrl } from '#mlflow/artifacts.ts'
import type { TableFormat } from '#files/tableMessages.ts'
import { fileName } from '#src/artifactKind.ts'
import { TableViewer } from './TableViewer.tsx'

type Props = { runId: string; path: string; bytes: number }

const FORMATS: Record<string, TableFormat> = {
  tsv: 'tsv',
  parquet: 'parquet',
  pq: 'parquet',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
}

/** A file of rows: delimited text, JSON lines or Parquet. */
export function TablePreview({ runId, path, bytes }: Props) {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return (
    <TableViewer
      url={artifactUrl(runId, path)}
      name={fileName(path)}
      bytes={bytes}
      format={FORMATS[extension] ?? 'csv'}
    />
  )
}
