import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { RouterProvider, type RouterProviderProps } from 'react-router-dom'
import { useColourScheme } from './colourScheme.ts'

type Props = { router: RouterProviderProps['router']; queryClient: QueryClient }

/** What surrounds every page: colours, data and routes. */
export function App({ router, queryClient }: Props) {
  useColourScheme()
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
