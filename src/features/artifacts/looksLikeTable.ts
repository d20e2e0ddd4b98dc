/** Whether JSON that begins so may be read as a table, and whether that is what one wants to see first. */
export type TableLikeness = 'none' | 'possible' | 'likely'

const SPLIT = /^\s*\{\s*"(columns|index|data)"\s*:\s*\[/
const RECORDS = /^\s*\[\s*\{/
const FLAT_RECORD = /^\s*\[\s*\{[^{}[\]]*\}/

/** Judges by the beginning of a file: MLflow's and pandas' tables say `columns` and `data`, lists of records begin with one. */
export function looksLikeTable(beginning: string): TableLikeness {
  if (SPLIT.test(beginning) || FLAT_RECORD.test(beginning)) return 'likely'
  return RECORDS.test(beginning) ? 'possible' : 'none'
}
