import { type SyntheticEvent, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { Button } from '#ui/Button.tsx'
import { createView, hasRunParams, refuseName } from './savedViews.ts'
import { storeViews, useViews } from './viewStore.ts'
import classes from './ViewsMenu.module.css'

/** Gives what is on screen a name. A name that is taken has to be confirmed. */
export function SaveView() {
  const { views } = useViews()
  const [params] = useSearchParams()
  const [name, setName] = useState('')
  const [withRuns, setWithRuns] = useState(false)
  const taken = views.some((view) => view.name === name)
  const refusal = name === '' ? null : refuseName(name)

  const save = (event: SyntheticEvent) => {
    event.preventDefault()
    if (refuseName(name) !== null) return
    storeViews([createView(name, params, { withRuns })])
    setName('')
  }
  return (
    <form className={classes.save} onSubmit={save}>
      <label className={classes.field}>
        Save this view as
        <input value={name} dir="auto" onChange={(event) => setName(event.currentTarget.value)} />
      </label>
      {hasRunParams(params) && (
        <label className={classes.check}>
          <input
            type="checkbox"
            checked={withRuns}
            onChange={(event) => setWithRuns(event.currentTarget.checked)}
          />
          with the selected runs
        </label>
      )}
      <output className={classes.hint}>
        {refusal}
        {taken && 'There is a view of this name. Saving replaces it.'}
      </output>
      <Button type="submit" disabled={name === '' || refusal !== null}>
        {taken ? 'Replace the view' : 'Save view'}
      </Button>
    </form>
  )
}
