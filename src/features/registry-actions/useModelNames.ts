import { useQuery } from '@tanstack/react-query'
import { registryQueries } from '#mlflow/registry.ts'

/** The names of all models; undefined until they are known. */
export function useModelNames(): string[] | undefined {
  const { data } = useQuery(registryQueries.models())
  return data?.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'en'))
}
