import { screen, within } from '@testing-library/react'
import { paths } from '#src/paths.ts'
import { setSelected } from '#src/runSelection.ts'

/** The address of a comparison of runs, in this order. */
export const compareAddress = (...runIds: string[]) => paths.compare(setSelected([], runIds, true))

/** The row of a key in the table of the compare page. */
export async function rowOf(key: string) {
  const heading = await screen.findByRole('rowheader', { name: new RegExp(`^${key}(,|$)`) })
  const row = heading.closest('tr')
  if (!row) throw new Error(`The key ${key} stands outside of a row.`)
  return within(row)
}

/** What stands in the cells of a key, run by run. */
export const cellsOf = async (key: string) =>
  (await rowOf(key)).getAllByRole('cell').map((cell) => cell.textContent)
