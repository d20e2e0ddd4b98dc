import { queryOptions } from '@tanstack/react-query'
import { MlflowError } from '#protocol/errors.ts'
import { request } from './client.ts'
import { readWhole } from './readWhole.ts'
import { registryQueries } from './registry.ts'
import type { VersionName } from './registryMoves.ts'

/** Where one file of a registered version is, `path` from the folder that was registered. */
export const versionFileUrl = ({ model, version }: VersionName, path: string) =>
  `/model-versions/get-artifact?${new URLSearchParams({ name: model, version, path })}`

const MOST_BYTES = 1_000_000

/** What stands in one file of a registered version; null where it has no such file. Fails for more than a megabyte. */
export const versionFile = (name: VersionName, path: string) =>
  queryOptions({
    queryKey: [...registryQueries.all(), 'file', name.model, name.version, path],
    queryFn: async ({ signal }) => {
      try {
        const response = await request(versionFileUrl(name, path), { signal })
        return new TextDecoder().decode(await readWhole(response, path, MOST_BYTES))
      } catch (error) {
        if (error instanceof MlflowError && error.status === 404) return null
        throw error
      }
    },
    // What is registered does not change.
    staleTime: Infinity,
  })
