import { CircleCheck, CircleSlash, CircleX, Clock, LoaderCircle } from 'lucide-react'
import classes from './JobStatus.module.css'

const looks = {
  RUNNING: { Icon: LoaderCircle, text: 'Running' },
  SCHEDULED: { Icon: Clock, text: 'Scheduled' },
  FINISHED: { Icon: CircleCheck, text: 'Finished' },
  FAILED: { Icon: CircleX, text: 'Failed' },
  KILLED: { Icon: CircleSlash, text: 'Killed' },
}

/** How a piece of work stands, by sign and word. */
export function JobStatus({ status }: { status: keyof typeof looks }) {
  const { Icon, text } = looks[status]
  return (
    <span className={`${classes.status} ${classes[status]}`}>
      <Icon size={14} className={classes.icon} aria-hidden />
      <span className={classes.text}>{text}</span>
    </span>
  )
}
