/** Where the name begins: behind the checkbox, in px. */
export const NAME_LEFT_PX = 36
/** Of the name, when the user has not set another, in px. */
export const NAME_WIDTH_PX = 264
/** The same where it holds the values of several columns that are grouped by, in px. */
export const GROUP_NAME_WIDTH_PX = 340
/** The id under which the name's width is kept. */
export const NAME_COLUMN = 'attributes.run_name'

export const DENSITIES = ['compact', 'normal', 'large'] as const
export type Density = (typeof DENSITIES)[number]

/** Height of a row, in px. */
export const ROW_PX: Record<Density, number> = { compact: 28, normal: 32, large: 40 }
