import { useQuery } from '@tanstack/react-query'
import { serverQueries } from '#mlflow/server.ts'

/** Whether changes can be offered: not before the server has said that it takes them. */
export function useTakesChanges(): boolean {
  const { data: server } = useQuery(serverQueries.info())
  // A host without Tidemark's server says nothing, and MLflow itself takes changes.
  return server !== undefined && !server?.readOnly
}
