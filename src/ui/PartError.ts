/** The code of a part of the page did not come. */
export class PartError extends Error {
  /** How often it was asked for. */
  readonly attempts: number
  /** Lets it be fetched anew when the part is drawn again. */
  readonly forget: () => void

  constructor(cause: unknown, attempts: number, forget: () => void) {
    super('its code could not be fetched.', { cause })
    this.name = 'PartError'
    this.attempts = attempts
    this.forget = forget
  }
}
