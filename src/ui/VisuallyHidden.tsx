import type { ReactNode } from 'react'

/** Words for a screen reader, where those who see have a sign or a colour. The class is global: inputs wear it, too. */
export function VisuallyHidden({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span id={id} className="visually-hidden">
      {children}
    </span>
  )
}
