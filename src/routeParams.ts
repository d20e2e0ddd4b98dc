import type { Params } from 'react-router-dom'

/** A path parameter that the route's pattern guarantees. */
export function requireParam(params: Params, name: string): string {
  const value = params[name]
  if (value === undefined) throw new Error(`The route has no parameter "${name}".`)
  return value
}
