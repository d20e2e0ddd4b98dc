import { TriangleAlert } from 'lucide-react'
import classes from './Warnings.module.css'

/** What speaks against something, before it is done. */
export const Warnings = ({ sentences }: { sentences: readonly string[] }) =>
  sentences.map((sentence) => (
    <p key={sentence} className={classes.warning}>
      <TriangleAlert size={14} aria-hidden />
      <span className="name">{sentence}</span>
    </p>
  ))
