import type { ReactNode } from 'react'
import type { ModelVersion } from '#mlflow/registry.ts'
import type { Run } from '#mlflow/runs.ts'
import { formatCount } from '#ui/formatCount.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { DifferenceTable } from './DifferenceTable.tsx'
import { MetricsTable } from './MetricsTable.tsx'
import { promotionChecks } from './promotionChecks.ts'
import { PromotionChecks } from './PromotionChecks.tsx'
import { useVersionDetails } from './useVersionDetails.ts'
import { useVersionMetrics } from './useVersionMetrics.ts'
import classes from './VersionComparison.module.css'
import { signatureDifferences, textDifferences } from './versionDifferences.ts'

type Props = {
  /** What the other is measured by, e.g. the version in use; null where there is none. */
  a: ModelVersion | null
  b: ModelVersion
  /** Whether it is looked at what speaks for putting `b` to use. */
  withChecks: boolean
  /** Draws the confusion matrices of two runs and their difference. */
  renderMatrices: (a: Run, b: Run) => ReactNode
}

const NONE: ReadonlyMap<string, string> = new Map()

/** Two versions of a model: what their runs measured and were given, what the models take and need. */
export function VersionComparison({ a, b, withChecks, renderMatrices }: Props) {
  const one = useVersionDetails(a)
  const other = useVersionDetails(b)
  const metrics = useVersionMetrics(one.run, other.run)
  if (one.isLoading || other.isLoading) return <Skeleton label="Comparing versions" />
  const [headline] = metrics
  const checks =
    withChecks &&
    promotionChecks(
      { run: other.run, model: other.model, hasRequirements: other.requirements !== null },
      a && headline ? { metric: headline.name, delta: headline.delta } : null,
    )
  const names = { a: a && `Version ${a.version}`, b: `Version ${b.version}` }
  const params = textDifferences(one.run?.params ?? NONE, other.run?.params ?? NONE)
  const signature = signatureDifferences(
    one.model?.signature ?? null,
    other.model?.signature ?? null,
  )
  const packages = textDifferences(one.requirements ?? NONE, other.requirements ?? NONE)
  return (
    <div className={classes.parts}>
      {checks && <PromotionChecks checks={checks} />}
      {metrics.length === 0 ? (
        <p className={classes.note}>Neither version has a run with metrics.</p>
      ) : (
        <MetricsTable metrics={metrics} names={names} />
      )}
      {a && names.a && (
        <>
          <DifferenceTable
            title="Params"
            names={{ a: names.a, b: names.b }}
            differences={params}
            same={`The runs have the same ${formatCount(other.run?.params.size ?? 0, 'param')}.`}
          />
          <DifferenceTable
            title="Signature"
            names={{ a: names.a, b: names.b }}
            differences={signature}
            same={
              one.model?.signature
                ? 'Both take and give the same.'
                : 'No signature is known for either.'
            }
          />
          <DifferenceTable
            title="Packages"
            names={{ a: names.a, b: names.b }}
            differences={packages}
            same={
              one.requirements && other.requirements
                ? 'Both need the same.'
                : 'It is not known which packages they need.'
            }
          />
          {one.run && other.run && renderMatrices(one.run, other.run)}
        </>
      )}
    </div>
  )
}
