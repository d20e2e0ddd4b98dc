/** After these a name may break. */
const SEPARATORS = /(?<=[/_.:,;=|\s-])(?=[^/_.:,;=|\s-])/u

/** The parts of a key or a name between which its line may break. */
export const breakableParts = (text: string): string[] => text.split(SEPARATORS)
