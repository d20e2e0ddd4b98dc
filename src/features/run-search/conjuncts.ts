import type { FilterNode } from '#protocol/filterLanguage.ts'

/** The conditions that must all hold for the whole filter. */
export function conjunctsOf(filter: FilterNode): readonly FilterNode[] {
  return filter.kind === 'and' ? filter.operands.flatMap(conjunctsOf) : [filter]
}

/** The filter with conditions in the place of the old ones, or at its end where there were none. */
export function withConjunct(
  filter: FilterNode,
  isOld: (conjunct: FilterNode) => boolean,
  conditions: readonly FilterNode[],
): FilterNode {
  const conjuncts = conjunctsOf(filter)
  const at = conjuncts.findIndex(isOld)
  const place = at === -1 ? conjuncts.length : at
  const kept = (conjunct: FilterNode) => !isOld(conjunct)
  const operands = [
    ...conjuncts.slice(0, place).filter(kept),
    ...conditions,
    ...conjuncts.slice(place).filter(kept),
  ]
  const [only, ...others] = operands
  return only !== undefined && others.length === 0 ? only : { kind: 'and', operands }
}
