import { useQuery } from '@tanstack/react-query'
import { serverQueries } from '#mlflow/server.ts'
import { sharedStoredState } from '#ui/sharedStoredState.ts'

const signed = sharedStoredState('signed-as', (stored) =>
  typeof stored === 'string' ? stored : '',
)

/** Whose name moves are signed with: as was said last in this browser, else whoever runs the server. */
export function useSignature() {
  const { data: server } = useQuery(serverQueries.info())
  return [signed.useValue() || server?.user || 'unknown', signed.set] as const
}
