import { useState } from 'react'
import { forgetAllRuns } from '#mlflow/runFeeds.ts'
import { TextButton } from '#ui/TextButton.tsx'
import classes from './TableMenu.module.css'

/** Takes away what this browser keeps of runs for the next visit. */
export function ForgetRuns() {
  const [forgotten, setForgotten] = useState(false)
  return (
    <p className={classes.note}>
      {forgotten ? (
        'Nothing is remembered until runs change or are loaded again.'
      ) : (
        <>
          Loaded runs are remembered in this browser, of every experiment.{' '}
          <TextButton onClick={() => void forgetAllRuns().then(() => setForgotten(true))}>
            Forget them
          </TextButton>
        </>
      )}
    </p>
  )
}
