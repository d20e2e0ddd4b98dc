import { type ReactNode, useId } from 'react'
import classes from './Dialog.module.css'

type Props = {
  title: string
  /** Asked for by Escape; the dialog is gone once it is no longer rendered. */
  onClose: () => void
  /**
   * Holds one form or button of the type `submit`, which gets the focus, or an element before it that is marked
   * `data-autofocus`: Enter confirms, Escape cancels.
   */
  children: ReactNode
}

/** A question that has to be answered first: the browser's own modal dialog, so nothing behind it can be reached. */
export function Dialog({ title, onClose, children }: Props) {
  const titleId = useId()
  return (
    <dialog
      ref={showAsModal}
      className={classes.dialog}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      <h2 id={titleId} className={classes.title}>
        {title}
      </h2>
      {children}
    </dialog>
  )
}

function showAsModal(dialog: HTMLDialogElement | null) {
  if (!dialog) return
  dialog.showModal()
  dialog.querySelector<HTMLElement>('[data-autofocus], [type="submit"]')?.focus()
}
