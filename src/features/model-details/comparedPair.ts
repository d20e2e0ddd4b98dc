import type { ModelVersion } from '#mlflow/registry.ts'

/** Two versions that are to be compared: the one in use, or else the older one, first; null where one of them is not there. */
export function comparedPair(
  versions: readonly ModelVersion[],
  numbers: readonly (string | null)[],
  inUse: string | null,
): { a: ModelVersion; b: ModelVersion } | null {
  const [one, other] = numbers.map((number) => versions.find(({ version }) => version === number))
  if (!one || !other || one === other) return null
  const isFirst =
    one.version === inUse ||
    (other.version !== inUse && Number(one.version) < Number(other.version))
  return isFirst ? { a: one, b: other } : { a: other, b: one }
}
