/** The most bytes of one file that a viewer reads; counted as they arrive, whatever the listing said. */
export const READ_LIMIT_BYTES = 200_000_000
