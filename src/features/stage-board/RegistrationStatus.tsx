import { Clock, TriangleAlert } from 'lucide-react'
import type { ModelVersion } from '#mlflow/registry.ts'
import classes from './VersionCard.module.css'

/** A word about a version that is not ready to be used; nothing for one that is. */
export function RegistrationStatus({ version }: { version: ModelVersion }) {
  const { status, statusMessage } = version
  if (status === 'READY') return null
  return status === 'PENDING_REGISTRATION' ? (
    <p className={classes.status}>
      <Clock size={13} aria-hidden /> Registration pending
    </p>
  ) : (
    <p className={`${classes.status} ${classes.failed}`}>
      <TriangleAlert size={13} aria-hidden /> Registration failed
      {statusMessage && `: ${statusMessage}`}
    </p>
  )
}
