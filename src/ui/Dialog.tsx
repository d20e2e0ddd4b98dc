import { type ReactNode, useId } from 'react'
import classes from './Dialog.module.css'
import { openModal } from './openModal.ts'

type Props = {
  title: string
  /** `wide` holds tables, and scrolls. */
  size?: 'normal' | 'wide'
  /** Asked for by Escape; the dialog is gone once it is no longer rendered. */
  onClose: () => void
  /**
   * Holds one form or button of the type `submit`: Enter confirms, Escape cancels. What is marked `data-autofocus` gets
   * the focus, or else that button.
   */
  children: ReactNode
}

/** A question that has to be answered first: the browser's own modal dialog, so nothing behind it can be reached. */
export function Dialog({ title, size = 'normal', onClose, children }: Props) {
  const titleId = useId()
  return (
    <dialog
      ref={showAsModal}
      className={`${classes.dialog} ${classes[size]}`}
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
  if (!dialog) return undefined
  const close = openModal(dialog)
  const first = dialog.querySelector<HTMLElement>('[data-autofocus]')
  const target = first ?? dialog.querySelector<HTMLElement>('[type="submit"]')
  target?.focus()
  return close
}
