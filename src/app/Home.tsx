import { Navigate, useLocation } from 'react-router-dom'
import { paths } from '#src/paths.ts'
import { fromMlflowLink } from './mlflowLink.ts'

/** The bare address leads to the experiments, or to what an address of MLflow's own interface names. */
export function Home() {
  const { hash } = useLocation()
  return <Navigate to={fromMlflowLink(hash) ?? paths.experiments()} replace />
}
