import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Dialog } from '#ui/Dialog.tsx'
import { DialogActions } from '#ui/DialogActions.tsx'
import form from '#ui/DialogForm.module.css'

type Props = {
  title: string
  size?: 'normal' | 'wide'
  /** What the form does, e.g. `Rename`. */
  confirm: string
  /** Whether the form says something that can be done. */
  ready?: boolean
  /** What stands at the beginning of why it was not done, e.g. `The model was not renamed.` */
  refused: string
  action: () => Promise<void>
  onClose: () => void
  children: ReactNode
}

/** Asks, does it, and stays open with the server's words where that refuses. */
export function ActionDialog(props: Props) {
  const { title, size, confirm, ready = true, refused, action, onClose, children } = props
  const { mutate, isPending, error } = useMutation({ mutationFn: action, onSuccess: onClose })
  return (
    <Dialog title={title} {...(size && { size })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && !isPending) mutate()
        }}
      >
        <div className={form.fields}>{children}</div>
        {error && (
          <p role="alert" className={`${form.problem} name`}>
            {refused} {error.message}
          </p>
        )}
        <DialogActions
          confirm={isPending ? 'Working …' : confirm}
          ready={ready && !isPending}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
