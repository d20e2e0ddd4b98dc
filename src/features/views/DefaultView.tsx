import { type ReactNode, useState } from 'react'
import { Navigate, useLocation } from 'react-router-dom'
import { defaultSearch } from './viewStore.ts'

type Props = {
  /** The experiment ids in the address. Another one needs another `key`. */
  experimentKey: string
  children: ReactNode
}

/**
 * Opens an experiment whose address has no parameters with its default view, before anything of it is rendered.
 * Whoever clears the parameters later gets what they asked for.
 */
export function DefaultView({ experimentKey, children }: Props) {
  const { search } = useLocation()
  const [pending, setPending] = useState(() => (search === '' ? defaultSearch(experimentKey) : ''))
  if (pending !== '' && search !== '') setPending('')
  return pending !== '' && search === '' ? <Navigate to={{ search: pending }} replace /> : children
}
