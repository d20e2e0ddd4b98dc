import classes from './JobStatus.module.css'

const texts = {
  RUNNING: 'Running',
  SCHEDULED: 'Scheduled',
  FINISHED: 'Finished',
  FAILED: 'Failed',
  KILLED: 'Killed',
}

/** How a piece of work stands, by sign and word. */
export const JobStatus = ({ status }: { status: keyof typeof texts }) => (
  <span className={`icon ${classes.status} ${classes[status]}`}>{texts[status]}</span>
)
