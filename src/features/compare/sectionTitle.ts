import { type Section, SECTIONS } from './comparison.ts'
import type { Statistic } from './compareSearch.ts'

/** What stands behind the title of the metrics, where it is not their last values. */
const NAMES = { best: 'best', min: 'minimum', max: 'maximum' }

/** The title of a section, which for metrics says what is shown of them. */
export function sectionTitle(section: Section, statistic: Statistic): string {
  const title = SECTIONS.find((known) => known.section === section)?.title ?? section
  return section === 'metrics' && statistic !== 'last' ? `${title}, ${NAMES[statistic]}` : title
}
