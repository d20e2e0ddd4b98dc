import { type ConfusionMatrix, sharesOfTrue } from './confusionMatrix.ts'

/** Classes that stand together so far, from left to right. */
type Cluster = number[]

/**
 * An order in which classes that are taken for each other are neighbours: average-linkage clustering of the shares that
 * go from either class to the other, its leaves from left to right. Takes time with the cube of the classes.
 */
export function similarOrder(matrix: ConfusionMatrix): number[] {
  const size = matrix.labels.length
  const shares = sharesOfTrue(matrix)
  const between = (a: number, b: number) =>
    (shares[a * size + b] ?? 0) + (shares[b * size + a] ?? 0)
  const clusters = new Map<number, Cluster>(matrix.labels.map((_label, i) => [i, [i]]))
  const likeness = Float64Array.from({ length: size * size }, (_, at) =>
    between(Math.floor(at / size), at % size),
  )

  while (clusters.size > 1) {
    const pair = closest([...clusters.keys()], likeness, size)
    const one = clusters.get(pair.a) ?? []
    const other = clusters.get(pair.b) ?? []
    for (const key of clusters.keys()) {
      const mean =
        ((likeness[pair.a * size + key] ?? 0) * one.length +
          (likeness[pair.b * size + key] ?? 0) * other.length) /
        (one.length + other.length)
      likeness[pair.a * size + key] = mean
      likeness[key * size + pair.a] = mean
    }
    clusters.set(pair.a, joined(one, other, between))
    clusters.delete(pair.b)
  }
  return [...clusters.values()].flat()
}

function closest(keys: readonly number[], likeness: Float64Array, size: number) {
  let best = { a: keys[0] ?? 0, b: keys[1] ?? 0, value: -1 }
  for (const [i, a] of keys.entries()) {
    for (const b of keys.slice(i + 1)) {
      const value = likeness[a * size + b] ?? 0
      if (value > best.value) best = { a, b, value }
    }
  }
  return best
}

/** End to end, turned so that the two ends that meet are as alike as can be. */
function joined(one: Cluster, other: Cluster, between: (a: number, b: number) => number): Cluster {
  const turned = [one.toReversed(), one].flatMap((left) =>
    [other, other.toReversed()].map((right) => ({ left, right })),
  )
  const meeting = ({ left, right }: { left: Cluster; right: Cluster }) =>
    between(left.at(-1) ?? 0, right[0] ?? 0)
  const best = turned.reduce((best, way) => (meeting(way) > meeting(best) ? way : best))
  return [...best.left, ...best.right]
}
