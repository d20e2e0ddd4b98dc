/** A location below another one; a query or fragment of the upper one stays at the end. */
export function childUri(root: string, path: string): string {
  const [, base = root, rest = ''] = /^([^?#]*)([?#].*)?$/s.exec(root) ?? []
  return `${base.replace(/\/+$/, '')}/${path}${rest}`
}

/**
 * The path below the artifact folder of this server that a location means, or null for a location elsewhere. Runs keep
 * `mlflow-artifacts:/<experiment>/<run>/artifacts`, which clients turn into requests to whichever server they log to.
 */
export function servedPath(uri: string): string | null {
  const match = /^mlflow-artifacts:\/(?:\/\/)?([^/?#][^?#]*)$/.exec(uri)
  return match?.[1] ?? null
}
