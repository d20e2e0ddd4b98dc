import { QueryClient } from '@tanstack/react-query'
import { MlflowError } from '#protocol/errors.ts'

/** An answer that a second try may change: a server that failed, not one that refused. */
const mayPass = (error: unknown) => error instanceof MlflowError && error.status >= 500

export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // A backend on this machine answers without a network.
        networkMode: 'always',
        staleTime: 5_000,
        retry: (failures, error) => failures < 1 && mayPass(error),
        retryDelay: 500,
      },
      mutations: { networkMode: 'always' },
    },
  })

export const queryClient = createQueryClient()
