import { Component, type ReactNode } from 'react'
import classes from './ErrorBoundary.module.css'

type Props = {
  /** What could not be shown, in the reader's words, e.g. "The curve of f1". */
  what: string
  /** Another value forgets the error and tries anew. */
  resetKey?: string
  children: ReactNode
}

type State = { error: Error | null; resetKey: string | undefined }

/** Keeps what breaks inside one panel: a sentence takes its place, and everything else goes on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div role="alert" className={classes.problem}>
        <p>
          {this.props.what} could not be shown: {error.message}
        </p>
        <button type="button" onClick={() => this.setState({ error: null })}>
          Try again
        </button>
      </div>
    )
  }
}
