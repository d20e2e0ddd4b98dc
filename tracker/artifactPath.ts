import { invalid } from '#protocol/errors.ts'

/** Joins the folder and the name of an artifact. Throws INVALID_PARAMETER_VALUE where MLflow would refuse the path. */
export function artifactPath(...parts: (string | undefined)[]): string {
  const path = parts.filter((part) => part !== undefined && part !== '').join('/')
  const problem = pathProblem(path)
  if (problem !== null) {
    throw invalid(`The artifact path ${JSON.stringify(path)} ${problem}.`)
  }
  return path
}

function pathProblem(path: string): string | null {
  if (path === '') return 'is empty'
  if (/^([/\\]|[a-z]:)/i.test(path)) return 'is not relative'
  if (path.includes('\\')) return 'holds a backslash; folders are separated by "/"'
  if (path.includes('#')) return 'holds a "#", which MLflow refuses'
  if (path.includes('\0')) return 'holds a NUL'
  const segments = path.split('/')
  if (segments.includes('') || segments.includes('.')) return 'has an empty part or "."'
  if (segments.includes('..')) return 'leads out of the run by ".."'
  return null
}
