import { Component, type ReactNode } from 'react'
import { lostParts } from './lostParts.ts'
import { PartError } from './PartError.ts'
import classes from './ErrorBoundary.module.css'

type Props = {
  /** What could not be shown, in the reader's words, e.g. "The curve of f1". */
  what: string
  /** What is kept inside; all else goes on to the next boundary outside. Everything, if left out. */
  keeps?: 'everything' | 'lostParts'
  /** Another value forgets the error and tries anew. */
  resetKey?: string
  children: ReactNode
}

type State = { error: Error | null; resetKey: string | undefined }

/**
 * Keeps what breaks inside one panel: a sentence takes its place, and everything else goes on. A part whose code did not
 * come is among the lost parts until it is tried again.
 */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey }
  }

  readonly #retry = () => {
    const { error } = this.state
    if (error instanceof PartError) error.forget()
    this.setState({ error: null })
  }

  override componentDidMount() {
    this.componentDidUpdate()
  }

  override componentDidUpdate() {
    if (this.state.error instanceof PartError) lostParts.add(this.#retry)
    else lostParts.delete(this.#retry)
  }

  override componentWillUnmount() {
    lostParts.delete(this.#retry)
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    if (this.props.keeps === 'lostParts' && !(error instanceof PartError)) throw error
    return (
      <div role="alert" className={classes.problem}>
        <p>
          {this.props.what} could not be shown: {error.message}
        </p>
        <button type="button" onClick={this.#retry}>
          Try again
        </button>
        {error instanceof PartError && error.attempts > 1 && (
          <button type="button" onClick={() => window.location.reload()}>
            Reload the page
          </button>
        )}
      </div>
    )
  }
}
