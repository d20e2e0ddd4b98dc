import { useSearchParams } from 'react-router-dom'
import { readLogScale, writeLogScale } from './logScale.ts'

export function useLogScale(metric: string) {
  const [params, setParams] = useSearchParams()
  const log = readLogScale(params, metric)
  const setLog = (log: boolean) =>
    setParams((params) => writeLogScale(params, metric, log), {
      replace: true,
      preventScrollReset: true,
    })
  return [log, setLog] as const
}
