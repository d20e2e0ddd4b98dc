import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router-dom'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import classes from './WithSource.module.css'

type Props = {
  /** What the file is when it is laid out, e.g. `Page`. */
  label: string
  /** Facts beside the choice. */
  facts?: ReactNode
  source: ReactNode
  children: ReactNode
}

/** The usual view leaves the address as it is. */
const VIEW = 'view'

/** A file laid out, or as it was written; the address keeps which. */
export function WithSource({ label, facts, source, children }: Props) {
  const [params, setParams] = useSearchParams()
  const view = params.get(VIEW) === 'source' ? 'source' : 'laidOut'
  const setView = (view: 'laidOut' | 'source') =>
    setParams(
      (params) => {
        if (view === 'source') params.set(VIEW, view)
        else params.delete(VIEW)
        return params
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <>
      <div className={classes.tools}>
        <SegmentedChoice
          label="View"
          options={[
            { value: 'laidOut', label },
            { value: 'source', label: 'Source' },
          ]}
          value={view}
          onChange={setView}
        />
        {view === 'laidOut' && facts}
      </div>
      {view === 'source' ? source : children}
    </>
  )
}
