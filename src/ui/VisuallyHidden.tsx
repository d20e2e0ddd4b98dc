import type { ReactNode } from 'react'

/** Words for a screen reader, where those who see have a sign or a colour. The class is global: inputs wear it, too. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>
}
