import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Unplug } from 'lucide-react'
import { isUnreachable } from '#mlflow/client.ts'
import { serverQueries } from '#mlflow/server.ts'
import { formatDateTime } from '#ui/formatTime.ts'
import classes from './ConnectionNotice.module.css'

/** Says so while the backend is lost. What was loaded stays on screen; once the backend is back it is asked anew. */
export function ConnectionNotice() {
  const { error } = useQuery(serverQueries.pulse())
  const queryClient = useQueryClient()
  if (!error) return null

  const queries = queryClient.getQueryCache().findAll({
    // What serves the app is no data of the backend.
    predicate: ({ queryKey }) => queryKey[0] !== 'server',
  })
  const loadedAt = Math.max(0, ...queries.map(({ state }) => state.dataUpdatedAt))
  const [, time] = formatDateTime(new Date(loadedAt)).split(' ')
  return (
    <div className={classes.notice} role="alert">
      <Unplug size={14} aria-hidden />
      <span>
        {isUnreachable(error)
          ? 'The backend does not answer.'
          : `The backend answers with an error: ${error.message}`}{' '}
        {loadedAt > 0 && `Showing what was loaded at ${time}; `}
        {loadedAt > 0 ? 'trying again…' : 'Trying again…'}
      </span>
    </div>
  )
}
