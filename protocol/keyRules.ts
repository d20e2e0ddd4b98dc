/** Word characters of any script, digits, and the few signs that MLflow lets through. */
const ALLOWED = /^[\p{L}\p{N}\p{M}_\-. /:]*$/u

/**
 * Why MLflow would refuse a key of a metric, param or tag, or null when it would not. A key may become a path in a file
 * store, so besides its characters it has to be a normal relative path. A colon is allowed as it is since MLflow 2.16.
 */
export function keyProblem(key: string): string | null {
  if (!ALLOWED.test(key)) {
    return `the key ${quote(key)} may hold only letters, digits, and the signs _ - . / : and space`
  }
  if (!isNormalPath(key)) {
    return `the key ${quote(key)} reads as a path, so it must not start or end with "/" or hold "//", "." or ".." as a part`
  }
  return null
}

const isNormalPath = (key: string) =>
  key.split('/').every((part) => part !== '' && part !== '.' && part !== '..')

const quote = (key: string) => JSON.stringify(key.length > 60 ? `${key.slice(0, 60)}…` : key)

/** MLflow's limits, in characters, each the widest that any version from 2.9.2 on promises its clients. */
export const LIMITS = {
  key: 250,
  experimentName: 500,
  experimentTagValue: 5_000,
  paramValue: 6_000,
  runTagValue: 8_000,
  registryTagValue: 100_000,
  alias: 255,
  datasetName: 500,
  datasetDigest: 36,
  datasetSource: 65_535,
  datasetSchema: 1_048_575,
  datasetProfile: 16_777_215,
  inputTagKey: 255,
  inputTagValue: 500,
} as const

/** How much one log-batch may carry: each list by itself, and all of them together. */
export const BATCH_LIMITS = { metrics: 1_000, params: 100, tags: 100, total: 1_000 } as const
