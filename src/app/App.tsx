import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { RouterProvider, type RouterProviderProps } from 'react-router-dom'
import { cssVariablesResolver, theme } from '#ui/theme.ts'

type Props = { router: RouterProviderProps['router']; queryClient: QueryClient }

/** The key is read by public/colour-scheme.js, too, before the first paint. */
const colorSchemeManager = localStorageColorSchemeManager({ key: 'tidemark-colour-scheme' })

/** What surrounds every page: theme, data and routes. */
export function App({ router, queryClient }: Props) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
