/** What a mark of a plot says where it is read. */
export type MarkReading = {
  /** A run's name, or a group's. */
  heading: string
  /** The colour of its run; undefined where it is no single run. */
  slot?: number | null | undefined
  lines: readonly (readonly [name: string, value: string])[]
  /** Undefined for what cannot be selected. */
  selected?: boolean | undefined
}

/** The same as a sentence. */
export const describeReading = ({ heading, lines, selected }: MarkReading): string =>
  [
    heading,
    ...lines.map(([name, value]) => `${name} ${value}`),
    ...(selected === true ? ['selected'] : []),
  ].join(', ')
