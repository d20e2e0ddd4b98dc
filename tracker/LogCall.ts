type OnFulfilled<Value, Result> = ((value: Value) => Result | PromiseLike<Result>) | null
type OnRejected<Result> = ((reason: unknown) => Result | PromiseLike<Result>) | null

/**
 * What a logging call returns: a promise that knows whether anyone will hear of its failure. Nobody has to await it; a
 * failure that nobody hears of is no unhandled rejection, but fails the run.
 */
export class LogCall<Value> extends Promise<Value> {
  isHeard = false

  // What `then` returns is the caller's, and an ordinary promise.
  static override get [Symbol.species]() {
    return Promise
  }

  static of<Value>(work: Promise<Value>): LogCall<Value> {
    const call = new LogCall<Value>((resolve, reject) => void work.then(resolve, reject))
    void Promise.prototype.then.call(call, undefined, () => {})
    return call
  }

  /** `await` comes here, too, since this is a class of its own. */
  // oxlint-disable-next-line unicorn/no-thenable -- a promise is what this is
  override then<Fulfilled = Value, Rejected = never>(
    onFulfilled?: OnFulfilled<Value, Fulfilled>,
    onRejected?: OnRejected<Rejected>,
  ): Promise<Fulfilled | Rejected> {
    if (onRejected) this.isHeard = true
    return super.then(onFulfilled, onRejected)
  }
}
