import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { serverQueries } from '#mlflow/server.ts'
import { lostParts } from '#ui/lostParts.ts'

/** Fetches the code of lost parts once a backend that was found to be away is back; losing one has it looked for. */
export function RetryLostParts() {
  const queryClient = useQueryClient()
  const { error } = useQuery(serverQueries.pulse())
  const count = useSyncExternalStore(lostParts.subscribe, lostParts.count)
  const wasLost = useRef(false)
  useEffect(() => {
    if (count > 0) void queryClient.invalidateQueries(serverQueries.pulse())
  }, [count, queryClient])
  useEffect(() => {
    if (!error && wasLost.current) lostParts.retryAll()
    wasLost.current = error !== null
  }, [error])
  return null
}
