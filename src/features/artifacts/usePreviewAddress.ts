import { useLocation, useNavigate } from 'react-router-dom'

/** Of a parameter that is null nothing stands in the address; what is not named stays as it is. */
export type AddressChange = { params?: Record<string, string | null>; hash?: string }

/** How a file is looked at, as its address keeps it: a link shows the same. */
export function usePreviewAddress() {
  const { search, hash } = useLocation()
  const navigate = useNavigate()
  const params = new URLSearchParams(search)

  const change = (change: AddressChange) => {
    for (const [name, value] of Object.entries(change.params ?? {})) {
      if (value === null) params.delete(name)
      else params.set(name, value)
    }
    void navigate(
      { search: params.toString(), hash: change.hash ?? hash },
      { replace: true, preventScrollReset: true },
    )
  }
  return { params, hash, change }
}
